import { managedFields } from '../cluster/managed-fields.ts';
import { podSpec } from '../cluster/pod-spec.ts';
import { hex, rfc3339 } from '../cluster/pod-text.ts';
import { ownedBy, type Raw, rawCondition, rawMetadata } from './raw-object.ts';
import type { PlannedWorkload } from './workload-plan.ts';

const hourMs = 3_600_000;

/** Labels of the pods of a workload, and what its selectors ask for. */
export function workloadLabels({ name, namespace }: PlannedWorkload): Record<string, string> {
  return { 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': namespace };
}

/** What its pods are made from; with a node, the spec of one of them. */
export function rawSpec(workload: PlannedWorkload, node?: string): Raw {
  const { name, kind, hazards } = workload;
  const { affinity, nodeName, containers, volumes, ...spec } = podSpec(name, 0);
  const [main, mesh] = containers as Raw[];
  const app: Raw = { ...main };
  const drop = (...fields: string[]) => fields.forEach((field) => delete app[field]);
  if (hazards.has('moving-tag')) {
    app['image'] = `registry.example/team/${name}:latest`;
  }
  if (hazards.has('no-liveness') || kind === 'CronJob') {
    drop('livenessProbe', ...(kind === 'CronJob' ? ['readinessProbe'] : []));
  } else if (hazards.has('same-probes')) {
    app['livenessProbe'] = app['readinessProbe'];
  }
  if (hazards.has('no-limit')) {
    app['resources'] = { requests: { cpu: '250m', memory: '384Mi' } };
  }
  if (hazards.has('no-request')) {
    drop('resources');
  }
  const spread = {
    maxSkew: 1,
    topologyKey: 'topology.kubernetes.io/zone',
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: workloadLabels(workload) },
  };
  const agent = { tolerations: [{ operator: 'Exists' }], priorityClassName: 'system-node-critical' };
  return {
    ...spec,
    containers: kind === 'DaemonSet' ? [app] : [app, mesh],
    volumes,
    ...(node === undefined ? {} : { nodeName: node }),
    ...(hazards.has('no-spread') ? {} : { affinity, topologySpreadConstraints: [spread] }),
    ...(kind === 'DaemonSet' ? agent : {}),
    ...(kind === 'CronJob' ? { restartPolicy: 'Never' } : {}),
  };
}

/** One pod that has run for an hour, or the one of a run that is over. */
export function rawPod(workload: PlannedWorkload, index: number, node: string, now: number): Raw {
  const { kind, namespace, name, hazards } = workload;
  const hash = hex(name, 10);
  const owner = { Deployment: `${name}-${hash}`, CronJob: `${name}-${index}`, StatefulSet: name, DaemonSet: name }[
    kind
  ];
  const ownerKind = { Deployment: 'ReplicaSet', CronJob: 'Job', StatefulSet: kind, DaemonSet: kind }[kind];
  const spec = rawSpec(workload, node);
  const claim = { name: 'data', persistentVolumeClaim: { claimName: `data-${name}-${index}` } };
  const over = kind === 'CronJob';
  const ready = !over && !(hazards.has('unready') && index === 0);
  const since = now - hourMs;
  return {
    metadata: rawMetadata(
      'Pod',
      namespace,
      kind === 'StatefulSet' ? `${name}-${index}` : `${owner}-${hex(`${name}/${index}`, 5)}`,
      now,
      {
        creationTimestamp: rfc3339(since),
        labels: { ...workloadLabels(workload), ...(kind === 'Deployment' ? { 'pod-template-hash': hash } : {}) },
        ...ownedBy(ownerKind, namespace, owner),
        managedFields: managedFields(rfc3339(since), rfc3339(now)),
      }
    ),
    spec: kind === 'StatefulSet' ? { ...spec, volumes: [...(spec['volumes'] as Raw[]), claim] } : spec,
    status: {
      phase: over ? 'Succeeded' : 'Running',
      startTime: rfc3339(since),
      conditions: [
        rawCondition('PodScheduled', true, since),
        rawCondition('Initialized', true, since),
        rawCondition('Ready', ready, since),
        rawCondition('ContainersReady', ready, since),
      ],
      containerStatuses: (spec['containers'] as Raw[]).map((container) => ({
        ...{ name: container['name'], image: container['image'], ready, restartCount: 0, started: !over },
        imageID: `registry.example/team/${name}@sha256:${hex(String(container['image']))}`,
        containerID: `containerd://${hex(`${name}/${index}/${String(container['name'])}`)}`,
        state: over
          ? { terminated: { exitCode: 0, reason: 'Completed', startedAt: rfc3339(since), finishedAt: rfc3339(now) } }
          : { running: { startedAt: rfc3339(since) } },
        lastState: {},
      })),
    },
  };
}
