import type { ContainerSpec, PodSpec } from '../kubernetes/pod.ts';
import type { ClusterSnapshot, WatchedKind } from '../kubernetes/snapshot.ts';
import { workloadKey, type WorkloadRef } from '../vocabulary/workload-ref.ts';
import { indexSnapshot } from './snapshot-index.ts';
import { longRunningWorkloads } from './snapshot-workload.ts';

/** What the pods of a workload are made from. */
export interface PodTemplate {
  ref: WorkloadRef;
  spec: PodSpec;
}

/** The kinds that {@link podTemplates} reads. */
export const podTemplateKinds: WatchedKind[] = [
  'pods',
  'deployments',
  'replicasets',
  'statefulsets',
  'daemonsets',
  'jobs',
];

const built = new WeakMap<ClusterSnapshot, PodTemplate[]>();

/** One pod spec per workload of any kind: its template, or its newest pod where the kind's template is not watched. */
export function podTemplates(snapshot: ClusterSnapshot): PodTemplate[] {
  const known = built.get(snapshot) ?? buildTemplates(snapshot);
  built.set(snapshot, known);
  return known;
}

function buildTemplates(snapshot: ClusterSnapshot): PodTemplate[] {
  const templates = new Map<string, PodTemplate & { createdAt: number }>();
  for (const { ref, template } of longRunningWorkloads(snapshot)) {
    templates.set(workloadKey(ref), { ref, spec: template.spec, createdAt: Infinity });
  }
  const index = indexSnapshot(snapshot);
  for (const pod of snapshot.objects.pods) {
    const { metadata, spec } = pod;
    const ref = index.ownerOf(pod);
    const known = templates.get(workloadKey(ref));
    if (!known || known.createdAt < metadata.createdAt) {
      templates.set(workloadKey(ref), { ref, spec, createdAt: metadata.createdAt });
    }
  }
  return [...templates.values()];
}

/** The containers that do a workload's work. */
export function mainContainers({ spec }: { spec: PodSpec }): ContainerSpec[] {
  return spec.containers.filter(({ role }) => role === 'main');
}

/** `app, worker`: containers as one word list. */
export function containerNames(containers: ContainerSpec[]): string {
  return containers.map(({ name }) => name).join(', ');
}
