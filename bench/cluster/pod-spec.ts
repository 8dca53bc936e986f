import { containerName } from './bench-pod.ts';

const probe = (path: string) => ({
  httpGet: { path, port: 8080, scheme: 'HTTP' },
  ...{ initialDelaySeconds: 5, timeoutSeconds: 2, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 },
});
const shared = {
  ...{
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    imagePullPolicy: 'IfNotPresent',
  },
  ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
  readinessProbe: probe('/readyz'),
};
const tokenMount = { name: 'token', readOnly: true, mountPath: '/var/run/secrets/kubernetes.io/serviceaccount' };

/** An ordinary service with a mesh proxy beside it. */
export function podSpec(workload: string, replica: number): Record<string, unknown> {
  return {
    volumes: [
      { name: 'config', configMap: { name: `${workload}-config`, defaultMode: 420 } },
      {
        name: 'token',
        projected: {
          sources: [
            { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
            { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
          ],
          defaultMode: 420,
        },
      },
    ],
    containers: [
      {
        name: containerName,
        image: `registry.example/team/${workload}:2.14.0`,
        env: [
          { name: 'LOG_LEVEL', value: 'info' },
          { name: 'DATABASE_HOST', value: `${workload}-db.data.svc.cluster.local` },
          { name: 'QUEUE_ADDRESS', value: 'amqp://queue.messaging.svc.cluster.local:5672' },
          { name: 'GOMEMLIMIT', value: '460MiB' },
        ],
        resources: { limits: { memory: '512Mi' }, requests: { cpu: '250m', memory: '384Mi' } },
        volumeMounts: [{ name: 'config', readOnly: true, mountPath: '/etc/app' }, tokenMount],
        ...shared,
        livenessProbe: probe('/livez'),
      },
      {
        name: 'proxy',
        image: 'registry.example/mesh/proxy:1.9.3',
        args: ['run', '--concurrency=2', '--drain=20s', '--log=warning'],
        env: [
          { name: 'POD_NAME', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } } },
          { name: 'MESH_CONFIG', value: '{"discovery":"mesh.system.svc:15012","drain":"20s"}' },
        ],
        resources: { limits: { memory: '128Mi' }, requests: { cpu: '50m', memory: '64Mi' } },
        volumeMounts: [tokenMount],
        ...shared,
      },
    ],
    ...{ restartPolicy: 'Always', terminationGracePeriodSeconds: 30, dnsPolicy: 'ClusterFirst' },
    ...{ serviceAccountName: workload, serviceAccount: workload, nodeName: `node-${replica % 100}` },
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    affinity: {
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          {
            weight: 100,
            podAffinityTerm: {
              labelSelector: { matchLabels: { 'app.kubernetes.io/name': workload } },
              topologyKey: 'kubernetes.io/hostname',
            },
          },
        ],
      },
    },
    schedulerName: 'default-scheduler',
    tolerations: ['not-ready', 'unreachable'].map((key) => ({
      ...{ key: `node.kubernetes.io/${key}`, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 },
    })),
    ...{ priority: 0, enableServiceLinks: true, preemptionPolicy: 'PreemptLowerPriority' },
  };
}
