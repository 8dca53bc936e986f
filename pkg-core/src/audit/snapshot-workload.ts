import type { ClusterSnapshot } from '../kubernetes/snapshot.ts';
import type { PodSpec } from '../kubernetes/pod.ts';
import type { WorkloadRef } from '../vocabulary/workload-ref.ts';

/** A Deployment, StatefulSet or DaemonSet, reduced to what most checks ask. */
export interface SnapshotWorkload {
  ref: WorkloadRef;
  /** Replicas it wants; a DaemonSet: the nodes it should run on. */
  replicas: number;
  /** Replicas that serve: available, or ready where the kind does not count the available ones. */
  available: number;
  template: { labels: Record<string, string>; spec: PodSpec };
  createdAt: number;
}

const refOf = (kind: string, { namespace, name }: { namespace: string; name: string }) => ({ kind, namespace, name });

/** Every Deployment and StatefulSet: what has a number of replicas of its own. */
export function replicatedWorkloads(snapshot: ClusterSnapshot): SnapshotWorkload[] {
  const deployments = snapshot.objects.deployments.map(({ metadata, replicas, status, template }) => ({
    ref: refOf('Deployment', metadata),
    replicas,
    available: status.available,
    template,
    createdAt: metadata.createdAt,
  }));
  const statefulSets = snapshot.objects.statefulsets.map(({ metadata, replicas, status, template }) => ({
    ref: refOf('StatefulSet', metadata),
    replicas,
    available: status.ready,
    template,
    createdAt: metadata.createdAt,
  }));
  return [...deployments, ...statefulSets];
}

/** Every Deployment, StatefulSet and DaemonSet: what runs for ever. */
export function longRunningWorkloads(snapshot: ClusterSnapshot): SnapshotWorkload[] {
  const daemonSets = snapshot.objects.daemonsets.map(({ metadata, status, template }) => ({
    ref: refOf('DaemonSet', metadata),
    replicas: status.desired,
    available: status.available,
    template,
    createdAt: metadata.createdAt,
  }));
  return [...replicatedWorkloads(snapshot), ...daemonSets];
}
