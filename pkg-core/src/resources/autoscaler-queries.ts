import { matches } from '../prometheus/matchers.ts';
import type { InstantSample } from '../prometheus/parse-answer.ts';
import { workloadKey, type WorkloadRef } from '../vocabulary/workload-ref.ts';
import type { Capabilities } from './capabilities.ts';
import type { PlannedQuery } from './planned-query.ts';
import type { ResourceScope } from './scope.ts';
import { stateSelector } from './state-queries.ts';

export type AutoscalerId = 'autoscalers';

/** A HorizontalPodAutoscaler at the end of the window. Undefined: unknown. */
export interface Autoscaler {
  name: string;
  target: WorkloadRef;
  min?: number;
  max?: number;
  current?: number;
  desired?: number;
  /** What it aims at: a share of the request that pods use on average. */
  utilisation: { cpu?: number; memory?: number };
}

const names =
  'info|spec_min_replicas|spec_max_replicas|spec_target_metric|status_current_replicas|status_desired_replicas';

/** A few series an autoscaler, by the names of kube-state-metrics 2. */
export function autoscalerQueries(scope: ResourceScope, capabilities: Capabilities): Array<PlannedQuery<AutoscalerId>> {
  if (!capabilities.metrics.has('kube_horizontalpodautoscaler_info')) {
    return [];
  }
  const select = stateSelector({ ...scope, pods: [] }, capabilities, false);
  const series = select('', matches('__name__', `kube_horizontalpodautoscaler_(${names})`));
  const labels =
    '__name__, namespace, horizontalpodautoscaler, scaletargetref_kind, scaletargetref_name, metric_name, metric_target_type';
  const expr = `max by (${labels}) (${series})`;
  const title = { en: 'autoscalers', zh: '自动伸缩（HPA）' };
  return [{ id: 'autoscalers', title, expr }];
}

const parts: Record<string, 'min' | 'max' | 'current' | 'desired' | undefined> = {
  kube_horizontalpodautoscaler_spec_min_replicas: 'min',
  kube_horizontalpodautoscaler_spec_max_replicas: 'max',
  kube_horizontalpodautoscaler_status_current_replicas: 'current',
  kube_horizontalpodautoscaler_status_desired_replicas: 'desired',
};

/** By the key of the workload that is scaled. */
export function readAutoscalers(samples: readonly InstantSample[] | undefined): Map<string, Autoscaler> {
  const found = new Map<string, Autoscaler>();
  const keyOf = (labels: InstantSample['labels']) => `${labels['namespace']}/${labels['horizontalpodautoscaler']}`;
  for (const { labels } of samples ?? []) {
    const { namespace, horizontalpodautoscaler: name, scaletargetref_kind: kind, scaletargetref_name: target } = labels;
    if (namespace && name && kind && target) {
      found.set(keyOf(labels), { name, target: { kind, namespace, name: target }, utilisation: {} });
    }
  }
  for (const { labels, value } of samples ?? []) {
    const autoscaler = found.get(keyOf(labels));
    const part = parts[labels['__name__'] ?? ''];
    const metric = labels['metric_name'];
    if (!autoscaler || !Number.isFinite(value)) {
      continue;
    }
    if (part) {
      autoscaler[part] = value;
    } else if (labels['metric_target_type'] === 'utilization' && (metric === 'cpu' || metric === 'memory')) {
      autoscaler.utilisation[metric] = value / 100;
    }
  }
  return new Map([...found.values()].map((autoscaler) => [workloadKey(autoscaler.target), autoscaler]));
}
