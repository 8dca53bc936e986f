import type { InstantSample } from '../prometheus/parse-answer.ts';
import type { WorkloadRef } from '../vocabulary/workload-ref.ts';

interface OwnerSamples {
  podOwners?: readonly InstantSample[];
  replicaSetOwners?: readonly InstantSample[];
  jobOwners?: readonly InstantSample[];
}

/** A ReplicaSet of a Deployment ends in its template's hash, written in Kubernetes' safe alphabet. */
const templateHash = /^(.+)-[bcdfghjklmnpqrstvwxz2456789]{5,10}$/;

/** Gives the top owner of a pod from kube-state-metrics' owner chains; the pod itself where there is none. */
export function ownerResolver(samples: OwnerSamples): (namespace: string, pod: string) => WorkloadRef {
  const pods = index(samples.podOwners, 'pod');
  const replicaSets = index(samples.replicaSetOwners, 'replicaset');
  const jobs = index(samples.jobOwners, 'job_name');
  const listed = new Set(
    samples.replicaSetOwners?.map(({ labels }) => `${labels['namespace']}/${labels['replicaset']}`)
  );
  return (namespace, pod) => {
    const owner = pods.get(`${namespace}/${pod}`);
    // A static pod is owned by its node: it is its own workload.
    if (!owner || owner.kind === 'Node') {
      return { kind: 'Pod', namespace, name: pod };
    }
    const above = (owner.kind === 'Job' ? jobs : replicaSets).get(`${namespace}/${owner.name}`);
    if (owner.kind === 'ReplicaSet' && !above && !listed.has(`${namespace}/${owner.name}`)) {
      // Deleted with its Deployment, or not collected: its name still tells.
      const deployment = templateHash.exec(owner.name)?.[1];
      return deployment ? { kind: 'Deployment', namespace, name: deployment } : { ...owner, namespace };
    }
    const top = owner.kind === 'Job' || owner.kind === 'ReplicaSet' ? (above ?? owner) : owner;
    return { ...top, namespace };
  };
}

function index(
  samples: readonly InstantSample[] | undefined,
  label: string
): Map<string, { kind: string; name: string }> {
  const owners = new Map<string, { kind: string; name: string }>();
  for (const { labels } of samples ?? []) {
    const { namespace, owner_kind: kind, owner_name: name } = labels;
    if (namespace && kind && name && kind !== '<none>') {
      owners.set(`${namespace}/${labels[label] ?? ''}`, { kind, name });
    }
  }
  return owners;
}
