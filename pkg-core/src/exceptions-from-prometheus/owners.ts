import type { InstantSample } from '../prometheus/parse-answer.ts';
import type { Answers } from '../resources/planned-query.ts';
import { ownerResolver } from '../resources/resolve-owner.ts';
import type { WorkloadRef } from '../vocabulary/workload-ref.ts';
import type { DetailId } from './plan-details.ts';

export interface Owners {
  /** The top owner of a pod; the pod itself where none is known. */
  ofPod(cluster: string, namespace: string, pod: string): WorkloadRef;
  ofJob(cluster: string, namespace: string, job: string): WorkloadRef;
  /** The Job that made a pod. */
  jobOf(cluster: string, namespace: string, pod: string): string | undefined;
}

/** Owner chains of kube-state-metrics, cluster by cluster. */
export function readOwners({ podOwners = [], replicaSetOwners = [], jobOwners = [] }: Answers<DetailId>): Owners {
  const clusterOf = ({ labels }: InstantSample) => labels['cluster'] ?? '';
  const clusters = new Set([...podOwners, ...replicaSetOwners, ...jobOwners].map(clusterOf));
  const resolvers = new Map(
    [...clusters].map((cluster) => {
      const here = (samples: readonly InstantSample[]) => samples.filter((sample) => clusterOf(sample) === cluster);
      return [
        cluster,
        ownerResolver({
          podOwners: here(podOwners),
          replicaSetOwners: here(replicaSetOwners),
          jobOwners: here(jobOwners),
        }),
      ] as const;
    })
  );
  const jobs = new Map<string, string>();
  for (const { labels } of podOwners) {
    if (labels['owner_kind'] === 'Job' && labels['owner_name']) {
      jobs.set(`${labels['cluster'] ?? ''}/${labels['namespace']}/${labels['pod']}`, labels['owner_name']);
    }
  }
  const above = new Map<string, WorkloadRef>();
  for (const { labels } of jobOwners) {
    const { cluster = '', namespace = '', job_name: job, owner_kind: kind, owner_name: name } = labels;
    if (job && kind && name && kind !== '<none>') {
      above.set(`${cluster}/${namespace}/${job}`, { kind, namespace, name });
    }
  }
  return {
    ofPod: (cluster, namespace, pod) =>
      resolvers.get(cluster)?.(namespace, pod) ?? { kind: 'Pod', namespace, name: pod },
    ofJob: (cluster, namespace, job) =>
      above.get(`${cluster}/${namespace}/${job}`) ?? { kind: 'Job', namespace, name: job },
    jobOf: (cluster, namespace, pod) => jobs.get(`${cluster}/${namespace}/${pod}`),
  };
}
