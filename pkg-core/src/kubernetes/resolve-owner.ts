import type { WorkloadRef } from '../vocabulary/workload-ref.ts';
import type { Metadata } from './metadata.ts';

/** Finds the objects that stand between a pod and what a team deploys. Undefined: not known (yet). */
export interface OwnerLookup {
  replicaSet(namespace: string, name: string): { metadata: Metadata } | undefined;
  job(namespace: string, name: string): { metadata: Metadata } | undefined;
}

/**
 * The top owner of a pod: Deployment over ReplicaSet, CronJob over Job, a custom controller over either, else the
 * last controller known. A pod without a controller, and the mirror of a static pod, is its own workload.
 */
export function resolveOwner(pod: { metadata: Metadata }, lookup: OwnerLookup): WorkloadRef {
  const { namespace, name, owner, labels } = pod.metadata;
  if (owner === null || owner.kind === 'Node') {
    return { kind: 'Pod', namespace, name };
  }
  const between =
    owner.kind === 'ReplicaSet'
      ? lookup.replicaSet(namespace, owner.name)
      : owner.kind === 'Job'
        ? lookup.job(namespace, owner.name)
        : undefined;
  if (between) {
    const top = between.metadata.owner ?? owner;
    return { kind: top.kind, namespace, name: top.name };
  }
  // Only the Deployment controller sets this label, and it names its ReplicaSets `<deployment>-<hash>`.
  const hash = labels['pod-template-hash'];
  if (owner.kind === 'ReplicaSet' && hash && owner.name.endsWith(`-${hash}`)) {
    return { kind: 'Deployment', namespace, name: owner.name.slice(0, -hash.length - 1) };
  }
  return { kind: owner.kind, namespace, name: owner.name };
}

/** A lookup over listed objects, by namespace and name. */
export function indexOwners(
  replicaSets: Iterable<{ metadata: Metadata }>,
  jobs: Iterable<{ metadata: Metadata }>
): OwnerLookup {
  const key = (namespace: string, name: string) => `${namespace}/${name}`;
  const index = (objects: Iterable<{ metadata: Metadata }>) =>
    new Map([...objects].map((object) => [key(object.metadata.namespace, object.metadata.name), object]));
  const [sets, runs] = [index(replicaSets), index(jobs)];
  return {
    replicaSet: (namespace, name) => sets.get(key(namespace, name)),
    job: (namespace, name) => runs.get(key(namespace, name)),
  };
}
