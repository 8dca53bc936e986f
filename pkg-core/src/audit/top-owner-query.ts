import type { WorkloadRef } from '../vocabulary/workload-ref.ts';
import type { AuditScope, Sample } from './check.ts';
import { labels, select } from './scope-selector.ts';

/** `""` since kube-state-metrics 2.8, `<none>` before; a static pod belongs to its node, and is its own workload for us. */
const noOwner = '|<none>|Node';

const named = (vector: string, kind: string, name: string) =>
  `label_replace(label_replace(${vector}, "workload_kind", "$1", "${kind}", "(.+)"), "workload", "$1", "${name}", "(.+)")`;

/** Pods whose owner of kind `via` has an owner itself: ReplicaSet → Deployment, Job → CronJob. */
function ownedThrough(scope: AuditScope, via: string, metric: string, label: string): string {
  const pods = `max by (${labels(scope, 'namespace', 'pod', label)}) (label_replace(${select(scope, 'kube_pod_owner', `owner_kind="${via}"`)}, "${label}", "$1", "owner_name", "(.+)"))`;
  const owners = `max by (${labels(scope, 'namespace', label, 'owner_kind', 'owner_name')}) (${select(scope, metric, `owner_kind!~"${noOwner}"`, 'owner_is_controller!="false"')})`;
  const joined = `${pods} * on (${labels(scope, 'namespace', label)}) group_left (owner_kind, owner_name) ${owners}`;
  return named(joined, 'owner_kind', 'owner_name');
}

/**
 * A vector of ones, one per pod, with `workload_kind` and `workload`: the top owner, as far as kube-state-metrics tells.
 * ReplicaSet → Deployment, Job → CronJob if it has one, else the direct owner; a pod without owner is its own workload.
 */
export function topOwners(scope: AuditScope): string {
  const key = labels(scope, 'namespace', 'pod');
  const direct = `max by (${labels(scope, 'namespace', 'pod', 'owner_kind', 'owner_name')}) (${select(scope, 'kube_pod_owner', `owner_kind!~"${noOwner}"`, 'owner_is_controller!="false"')})`;
  const bare = `max by (${key}) (${select(scope, 'kube_pod_owner', `owner_kind=~"${noOwner}"`)})`;
  const parts = [
    ownedThrough(scope, 'ReplicaSet', 'kube_replicaset_owner', 'replicaset'),
    ownedThrough(scope, 'Job', 'kube_job_owner', 'job_name'),
    named(direct, 'owner_kind', 'owner_name'),
    `label_replace(label_replace(${bare}, "workload_kind", "Pod", "", ""), "workload", "$1", "pod", "(.+)")`,
  ];
  const owners = parts.join(` or on (${key}) `);
  return `max by (${labels(scope, 'namespace', 'pod', 'workload_kind', 'workload')}) (${owners})`;
}

/** `vector` (with namespace and pod) with the labels of its top owner added; pods kube-state-metrics does not know fall out. */
export function withTopOwner(scope: AuditScope, vector: string): string {
  const join = `on (${labels(scope, 'namespace', 'pod')}) group_left (workload_kind, workload)`;
  return `(${vector}) * ${join} ${topOwners(scope)}`;
}

/** The labels that name one workload in the answers of {@link withTopOwner}. */
export function workloadLabels(scope: AuditScope, ...more: string[]): string {
  return labels(scope, 'namespace', 'workload_kind', 'workload', ...more);
}

/** The pod that is worst of each container of each workload: one sample a container, its labels kept. */
export function worstOfWorkload(scope: AuditScope, vector: string): string {
  return `topk by (${workloadLabels(scope, 'container')}) (1, ${withTopOwner(scope, vector)})`;
}

/** How many pods of each container of each workload are in `vector`. */
export function affectedPods(scope: AuditScope, vector: string): string {
  return `count by (${workloadLabels(scope, 'container')}) (${withTopOwner(scope, vector)})`;
}

/** Every pod whose containers kube-state-metrics reports, whether or not anything ever happened to them. */
export function podsWithContainers(scope: AuditScope): string {
  return `count by (${labels(scope, 'namespace', 'pod')}) (${select(scope, 'kube_pod_container_status_restarts_total')})`;
}

/** One number: how many workloads have data in `vector`, and an owner in kube-state-metrics. */
export function countWorkloads(scope: AuditScope, vector: string): string {
  return `count(count by (${workloadLabels(scope)}) (${withTopOwner(scope, vector)}))`;
}

/** The workload of a sample of {@link withTopOwner}; its pod where the owner's labels are missing. */
export function sampleWorkload({ labels: found }: Sample): WorkloadRef {
  const namespace = found['namespace'] ?? '';
  return found['workload_kind'] && found['workload']
    ? { kind: found['workload_kind'], namespace, name: found['workload'] }
    : { kind: 'Pod', namespace, name: found['pod'] ?? '' };
}
