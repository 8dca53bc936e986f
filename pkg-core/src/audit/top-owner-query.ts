import type { WorkloadRef } from '../vocabulary/workload-ref.ts';
import type { AuditScope, Sample } from './check.ts';
import { labels, select } from './scope-selector.ts';

/** `""` since kube-state-metrics 2.8, `<none>` before; a static pod belongs to its node, and is its own workload for us. */
const noOwner = '|<none>|Node';
const isOwned = [`owner_kind!~"${noOwner}"`, 'owner_is_controller!="false"'];
const isBare = `owner_kind=~"${noOwner}"`;

const copied = (vector: string, from: string, to: string) =>
  `label_replace(${vector}, "${to}", "$1", "${from}", "(.+)")`;
const named = (vector: string) => copied(copied(vector, 'owner_kind', 'workload_kind'), 'owner_name', 'workload');

/** Whose owner, if it has one, is the workload. */
const between = [
  { kind: 'ReplicaSet', metric: 'kube_replicaset_owner', label: 'replicaset' },
  { kind: 'Job', metric: 'kube_job_owner', label: 'job_name' },
];
type Between = (typeof between)[number];

/** Pods without owner, as their own. */
function ownerless(scope: AuditScope): string {
  const bare = `max by (${labels(scope, 'namespace', 'pod')}) (${select(scope, 'kube_pod_owner', isBare)})`;
  return copied(`label_replace(${bare}, "owner_kind", "Pod", "", "")`, 'pod', 'owner_name');
}

/** One sample a pod with `owner_kind` and `owner_name`, its direct owner; a pod without owner is its own. */
function owners(scope: AuditScope): string {
  const direct = `max by (${labels(scope, 'namespace', 'pod', 'owner_kind', 'owner_name')}) (${select(scope, 'kube_pod_owner', ...isOwned)})`;
  return `(${direct} or on (${labels(scope, 'namespace', 'pod')}) ${ownerless(scope)})`;
}

/** The owners of owners, told by the owner between, with the workload beside it. */
function ownedThrough(scope: AuditScope, { kind, metric, label }: Between): string {
  const top = `max by (${labels(scope, 'namespace', label, 'owner_kind', 'owner_name')}) (${select(scope, metric, ...isOwned)})`;
  return copied(`label_replace(${named(top)}, "owner_kind", "${kind}", "", "")`, label, 'owner_name');
}

/** ReplicaSets or Jobs without owner, as their own. */
function standing(scope: AuditScope, { kind, metric, label }: Between): string {
  const own = `max by (${labels(scope, 'namespace', label)}) (${select(scope, metric, isBare)})`;
  return copied(`label_replace(${own}, "owner_kind", "${kind}", "", "")`, label, 'owner_name');
}

/** `vector` with the labels of the workload that its owner belongs to: an owner's own, or `themselves`. */
function withWorkload(scope: AuditScope, vector: string, themselves: string): string {
  const owner = labels(scope, 'namespace', 'owner_kind', 'owner_name');
  const all = [...between.map((via) => ownedThrough(scope, via)), named(`max by (${owner}) (${themselves})`)];
  return `${vector} * on (${owner}) group_left (workload_kind, workload) (${all.join(` or on (${owner}) `)})`;
}

/**
 * `vector` (with namespace and pod) with the labels of its owner and of its top owner added; pods kube-state-metrics does
 * not know fall out. ReplicaSet → Deployment, Job → CronJob if it has one, else the direct owner, as far as
 * kube-state-metrics tells; a pod without owner is its own workload. Owners are named, not pods: there are far fewer.
 */
export function withTopOwner(scope: AuditScope, vector: string): string {
  const join = `on (${labels(scope, 'namespace', 'pod')}) group_left (owner_kind, owner_name)`;
  return withWorkload(scope, `(${vector}) * ${join} ${owners(scope)}`, owners(scope));
}

/** The labels that name one workload in the answers of {@link withTopOwner}. */
export function workloadLabels(scope: AuditScope, ...more: string[]): string {
  return labels(scope, 'namespace', 'workload_kind', 'workload', ...more);
}

/** The pod that is worst of each workload, or of each container of it: one sample, its labels kept. */
export function worstOfWorkload(scope: AuditScope, vector: string, ...more: string[]): string {
  const found = `max without (owner_kind, owner_name) (${withTopOwner(scope, vector)})`;
  return `topk by (${workloadLabels(scope, ...more)}) (1, ${found})`;
}

/** How many pods of each container of each workload are in `vector`. */
export function affectedPods(scope: AuditScope, vector: string): string {
  return `count by (${workloadLabels(scope, 'container')}) (${withTopOwner(scope, vector)})`;
}

/** Every container that kube-state-metrics reports, whether or not anything ever happened to it. */
export function knownContainers(scope: AuditScope): string {
  return select(scope, 'kube_pod_container_status_restarts_total');
}

/**
 * One number: how many workloads have pods in `vector` (with namespace and pod), and an owner in kube-state-metrics. To
 * load all pods costs most of it, so ReplicaSets and Jobs are named by their own metrics only: one that those lack is not counted.
 */
export function countWorkloads(scope: AuditScope, vector: string): string {
  const pods = `${owners(scope)} and on (${labels(scope, 'namespace', 'pod')}) (${vector})`;
  const found = `group by (${labels(scope, 'namespace', 'owner_kind', 'owner_name')}) (${pods})`;
  const kinds = [noOwner, ...between.map(({ kind }) => kind)].join('|');
  const direct = select(scope, 'kube_pod_owner', `owner_kind!~"${kinds}"`, 'owner_is_controller!="false"');
  const themselves = [direct, ownerless(scope), ...between.map((via) => standing(scope, via))].join(' or ');
  return `count(group by (${workloadLabels(scope)}) (${withWorkload(scope, found, themselves)}))`;
}

/** The workload of a sample of {@link withTopOwner}; its pod where the owner's labels are missing. */
export function sampleWorkload({ labels: found }: Sample): WorkloadRef {
  const namespace = found['namespace'] ?? '';
  return found['workload_kind'] && found['workload']
    ? { kind: found['workload_kind'], namespace, name: found['workload'] }
    : { kind: 'Pod', namespace, name: found['pod'] ?? '' };
}
