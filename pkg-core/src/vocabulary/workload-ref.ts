import { z } from 'zod';

/** The top owner of a pod: what a team deploys and knows by name. A pod without a controller is its own workload. */
export const WorkloadRef = z.object({
  /** Kubernetes kind: Deployment, StatefulSet, DaemonSet, CronJob, Job, Pod, Node or a custom kind. */
  kind: z.string(),
  /** Empty for cluster-scoped kinds. */
  namespace: z.string(),
  name: z.string(),
});
export type WorkloadRef = z.infer<typeof WorkloadRef>;

/** `Deployment/shop/checkout`: unique within a cluster, stable, fit for maps and URLs. */
export function workloadKey(ref: WorkloadRef): string {
  return `${ref.kind}/${ref.namespace}/${ref.name}`;
}

/** The inverse of {@link workloadKey}; undefined when the text has not three parts. */
export function parseWorkloadKey(key: string): WorkloadRef | undefined {
  const [kind, namespace, name, ...rest] = key.split('/');
  return kind && namespace !== undefined && name && rest.length === 0 ? { kind, namespace, name } : undefined;
}
