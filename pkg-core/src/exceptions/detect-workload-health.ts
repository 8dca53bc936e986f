import type { CronJob, DaemonSet, Deployment, PodTemplateSpec, StatefulSet } from '../kubernetes/objects.ts';
import type { WatchedKinds } from '../kubernetes/snapshot.ts';
import type { WorkloadRecovery } from './exception.ts';

export const healthKinds = ['deployments', 'statefulsets', 'daemonsets', 'cronjobs'] as const;
export type HealthKind = (typeof healthKinds)[number];

/** Troubles that end a pod, which another pod replaces: no pod ever reports that they are over. */
const endedByReplacement = [
  'Evicted',
  'NodeLost',
  'Preempted',
  'NodeShutdown',
  'NodeAffinity',
  'UnexpectedAdmissionError',
  'TopologyAffinityError',
  'DeletionByPodGC',
  'TerminationByKubelet',
  'DeadlineExceeded',
  'FailedCreate',
  'ReplicaSetCreateError',
];
const alwaysThere = ['cpu', 'memory', 'pods', 'ephemeral-storage'];

interface Rule<Object> {
  kind: string;
  isWell(object: Object): boolean;
  reasons(object: Object): string[];
  /** Since when it is well by its own account; undefined: since now. */
  since?(object: Object): number | null;
}

const rules: { [Kind in HealthKind]: Rule<WatchedKinds[Kind]> } = {
  deployments: {
    kind: 'Deployment',
    isWell: ({ replicas, status, generation }: Deployment) =>
      status.observedGeneration >= generation &&
      status.available >= replicas &&
      status.updated >= replicas &&
      status.replicas === replicas,
    reasons: replaced,
  },
  statefulsets: {
    kind: 'StatefulSet',
    isWell: ({ replicas, status }: StatefulSet) => status.ready >= replicas && status.replicas === replicas,
    reasons: replaced,
  },
  daemonsets: {
    kind: 'DaemonSet',
    isWell: ({ status }: DaemonSet) => status.available >= status.desired,
    reasons: replaced,
  },
  cronjobs: {
    kind: 'CronJob',
    isWell: ({ status }: CronJob) => status.lastSucceededAt !== null,
    reasons: () => ['JobFailed'],
    since: ({ status }) => status.lastSucceededAt,
  },
};

/**
 * Which troubles a workload as a whole has left behind: all its replicas are available, or a later run of it succeeded.
 * `previous` undefined: as it is now. Told with every change of its status while it is well, for a pod's end may become
 * known after its replacement did.
 */
export function detectWorkloadHealth<Kind extends HealthKind>(
  kind: Kind,
  previous: WatchedKinds[Kind] | undefined,
  current: WatchedKinds[Kind],
  now: number
): WorkloadRecovery[] {
  const rule = rules[kind];
  if (!rule.isWell(current) || (previous && isSameStatus(previous.status, current.status))) {
    return [];
  }
  const { namespace, name } = current.metadata;
  const at = rule.since?.(current) ?? now;
  return [{ workload: { kind: rule.kind, namespace, name }, reasons: rule.reasons(current), at }];
}

/** Whatever a node can run out of, of what the pods ask for. */
function replaced({ template }: { template: PodTemplateSpec }): string[] {
  const asked = template.spec.containers.flatMap(({ requests, limits }) => Object.keys({ ...limits, ...requests }));
  const resources = new Set([...alwaysThere, ...asked]);
  return [...endedByReplacement, ...[...resources].map((resource) => `OutOf${resource}`)];
}

function isSameStatus(a: object, b: object): boolean {
  const before = new Map(Object.entries(a));
  return Object.entries(b).every(([field, value]) => before.get(field) === value);
}
