import type { InstantSample } from '../prometheus/parse-answer.ts';
import type { Answers } from '../resources/planned-query.ts';
import type { FindId } from './plan-finds.ts';

/** Whom the second look is about. */
export interface Troubled {
  pods: Array<{ cluster: string; namespace: string; pod: string }>;
  jobs: Array<{ cluster: string; namespace: string; job: string }>;
  /** Signs that were seen at all. */
  signs: FindId[];
}

const ofPods = ['waiting', 'terminated', 'restarted', 'starting', 'unready', 'unschedulable', 'phase'] as const;

/** Pods and Jobs of the first look. How a container ended before counts only where it was restarted in the range. */
export function troubledOf(found: Answers<FindId>): Troubled {
  const pods = new Map<string, Troubled['pods'][number]>();
  const jobs = new Map<string, Troubled['jobs'][number]>();
  const add = ({ labels }: InstantSample) => {
    const { cluster = '', namespace, pod } = labels;
    if (namespace && pod) {
      pods.set(podKey(labels), { cluster, namespace, pod });
    }
  };
  ofPods.forEach((id) => found[id]?.forEach(add));
  if (!found.restarted) {
    found.ended?.forEach(add);
  }
  for (const { labels } of found.job ?? []) {
    const { cluster = '', namespace, job_name: job } = labels;
    if (namespace && job) {
      jobs.set(`${cluster}/${namespace}/${job}`, { cluster, namespace, job });
    }
  }
  const signs = (Object.keys(found) as FindId[]).filter((id) => (found[id]?.length ?? 0) > 0);
  return { pods: [...pods.values()], jobs: [...jobs.values()], signs };
}

/** `cluster/namespace/pod`: Kubernetes' names hold no slash. */
export function podKey(labels: Record<string, string>): string {
  return `${labels['cluster'] ?? ''}/${labels['namespace'] ?? ''}/${labels['pod'] ?? ''}`;
}

/** `cluster/namespace/pod/container`; the container may be empty. */
export function containerKey(labels: Record<string, string>): string {
  return `${podKey(labels)}/${labels['container'] ?? ''}`;
}
