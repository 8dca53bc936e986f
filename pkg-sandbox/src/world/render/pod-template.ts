import type { ContainerDeclaration, WorkloadDeclaration } from '../declaration.ts';
import { writeBytes, writeCores } from '../quantity.ts';

/** The labels that a workload's selector asks for. */
export function selectorOf(workload: WorkloadDeclaration): Record<string, string> {
  return { 'app.kubernetes.io/name': workload.name };
}

/** The `spec` of the pods (without node and restart policy), as it stands in a workload's template. */
export function podTemplateSpec(
  workload: WorkloadDeclaration,
  containers: ContainerDeclaration[]
): Record<string, unknown> {
  const { claim, secretVolume } = workload;
  const init = containers.filter(({ role }) => role !== 'main');
  const mounts = [claim, secretVolume].flatMap((each) =>
    each ? [{ name: each.name, mountPath: each.mountPath }] : []
  );
  const selector = { 'kubernetes.io/os': workload.os, ...workload.nodeSelector };
  return {
    ...(init.length > 0 ? { initContainers: init.map((container) => containerSpec(container, [])) } : {}),
    containers: containers.filter(({ role }) => role === 'main').map((container) => containerSpec(container, mounts)),
    nodeSelector: selector,
    ...(workload.priorityClass === null ? {} : { priorityClassName: workload.priorityClass }),
    ...(secretVolume
      ? { volumes: [{ name: secretVolume.name, secret: { secretName: secretVolume.secret, defaultMode: 420 } }] }
      : {}),
    terminationGracePeriodSeconds: 30,
    dnsPolicy: 'ClusterFirst',
    serviceAccountName: 'default',
    securityContext: {},
    schedulerName: 'default-scheduler',
    ...(workload.spread
      ? {
          topologySpreadConstraints: [
            {
              maxSkew: 1,
              topologyKey: 'kubernetes.io/hostname',
              whenUnsatisfiable: 'ScheduleAnyway',
              labelSelector: { matchLabels: selectorOf(workload) },
            },
          ],
        }
      : {}),
    ...(workload.kind === 'DaemonSet' ? { tolerations: daemonTolerations } : {}),
  };
}

const daemonTolerations = [
  ...['not-ready', 'unreachable'].map((name) => ({
    key: `node.kubernetes.io/${name}`,
    operator: 'Exists',
    effect: 'NoExecute',
  })),
  ...['disk-pressure', 'memory-pressure', 'pid-pressure', 'unschedulable'].map((name) => ({
    key: `node.kubernetes.io/${name}`,
    operator: 'Exists',
    effect: 'NoSchedule',
  })),
];

function containerSpec(
  container: ContainerDeclaration,
  mounts: Array<Record<string, unknown>>
): Record<string, unknown> {
  const port = container.ports[0]?.name;
  return {
    name: container.name,
    image: container.image,
    ...(container.role === 'sidecar' ? { restartPolicy: 'Always' } : {}),
    ...(container.ports.length > 0 ? { ports: container.ports.map((each) => ({ ...each, protocol: 'TCP' })) } : {}),
    ...(container.env.length > 0 ? { env: container.env } : {}),
    resources: {
      ...(Object.keys(container.requests).length > 0 ? { requests: resourceList(container.requests) } : {}),
      ...(Object.keys(container.limits).length > 0 ? { limits: resourceList(container.limits) } : {}),
    },
    ...(container.probes.liveness ? { livenessProbe: probe(port, '/livez', 10) } : {}),
    ...(container.probes.readiness ? { readinessProbe: probe(port, '/readyz', 5) } : {}),
    ...(mounts.length > 0 ? { volumeMounts: mounts } : {}),
    imagePullPolicy: container.image.endsWith(':latest') ? 'Always' : 'IfNotPresent',
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
  };
}

function probe(port: string | undefined, path: string, initialDelaySeconds: number): Record<string, unknown> {
  const handler =
    port === undefined ? { exec: { command: ['/bin/healthy'] } } : { httpGet: { path, port, scheme: 'HTTP' } };
  return {
    ...handler,
    initialDelaySeconds,
    timeoutSeconds: 1,
    periodSeconds: 10,
    successThreshold: 1,
    failureThreshold: 3,
  };
}

function resourceList(amounts: ContainerDeclaration['requests']): Record<string, string> {
  return {
    ...(amounts.cpu === undefined ? {} : { cpu: writeCores(amounts.cpu) }),
    ...(amounts.memory === undefined ? {} : { memory: writeBytes(amounts.memory) }),
    ...(amounts.gpu === undefined ? {} : { 'nvidia.com/gpu': String(amounts.gpu) }),
  };
}
