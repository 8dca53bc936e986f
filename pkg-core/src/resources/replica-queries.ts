import { formatDuration } from '../prometheus/duration.ts';
import { matches } from '../prometheus/matchers.ts';
import type { InstantSample } from '../prometheus/parse-answer.ts';
import { workloadKey } from '../vocabulary/workload-ref.ts';
import type { Capabilities } from './capabilities.ts';
import type { Answers, PlannedQuery } from './planned-query.ts';
import { windowSeconds, type ResourceScope, type ResourceWindow } from './scope.ts';
import { stateRange, unexport } from './state-queries.ts';

export type ReplicaId = 'replicasMin' | 'replicasMax' | 'replicasAverage' | 'replicasNow';

/** How many pods a workload had over the window. Undefined: unknown. */
export interface ReplicaFigures {
  min?: number;
  max?: number;
  average?: number;
  now?: number;
}

const titles: Record<ReplicaId, { en: string; zh: string }> = {
  replicasMin: { en: 'fewest replicas', zh: '最少副本数' },
  replicasMax: { en: 'most replicas', zh: '最多副本数' },
  replicasAverage: { en: 'average replicas', zh: '平均副本数' },
  replicasNow: { en: 'replicas', zh: '副本数' },
};

const how: Record<ReplicaId, string> = {
  replicasMin: 'min_over_time',
  replicasMax: 'max_over_time',
  replicasAverage: 'avg_over_time',
  replicasNow: 'last_over_time',
};
const part: Record<ReplicaId, keyof ReplicaFigures> = {
  replicasMin: 'min',
  replicasMax: 'max',
  replicasAverage: 'average',
  replicasNow: 'now',
};
const ids = ['replicasMin', 'replicasMax', 'replicasAverage', 'replicasNow'] as const;

/** Each kind has its own label for the name, so that one query tells of all of them. */
const names = matches(
  '__name__',
  'kube_(deployment|statefulset)_status_replicas|kube_daemonset_status_current_number_scheduled'
);

/** One series a workload. */
export function replicaQueries(
  scope: ResourceScope,
  window: ResourceWindow,
  capabilities: Capabilities
): Array<PlannedQuery<ReplicaId>> {
  if (!capabilities.metrics.has('kube_deployment_status_replicas')) {
    return [];
  }
  const range = formatDuration(windowSeconds(window));
  const series = stateRange({ ...scope, pods: [] }, capabilities, '', range, names);
  return ids.map((id) => {
    const expr = unexport(`${how[id]}(${series})`, capabilities);
    return { id, title: titles[id], expr: `max by (namespace, deployment, statefulset, daemonset) (${expr})` };
  });
}

/** By the key of the workload. */
export function readReplicas(answers: Answers<ReplicaId>): Map<string, ReplicaFigures> {
  const found = new Map<string, ReplicaFigures>();
  for (const id of ids) {
    for (const sample of answers[id] ?? []) {
      const key = keyOf(sample);
      if (key && Number.isFinite(sample.value)) {
        found.set(key, { ...found.get(key), [part[id]]: sample.value });
      }
    }
  }
  return found;
}

function keyOf({ labels }: InstantSample): string | undefined {
  const { namespace, deployment, statefulset, daemonset } = labels;
  const [kind, name] = deployment
    ? ['Deployment', deployment]
    : statefulset
      ? ['StatefulSet', statefulset]
      : ['DaemonSet', daemonset];
  return namespace && name ? workloadKey({ kind: kind ?? '', namespace, name }) : undefined;
}
