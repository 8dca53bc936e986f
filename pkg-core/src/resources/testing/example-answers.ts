import type { InstantSample } from '../../prometheus/parse-answer.ts';
import type { Capabilities } from '../capabilities.ts';
import type { PodRow } from '../pod-row.ts';

/** Samples written as `[labels as 'a=1,b=2', value]`. */
export function samples(...rows: Array<readonly [labels: string, value: number]>): InstantSample[] {
  return rows.map(([text, value]) => ({
    labels: Object.fromEntries(text.split(',').map((pair) => pair.split('=', 2))) as Record<string, string>,
    value,
  }));
}

/** A data source that has everything. */
export function capabilities(patch: Partial<Capabilities> = {}): Capabilities {
  return {
    usage: 'pod',
    usageJob: null,
    pods: null,
    interval: { seconds: 30, measured: true },
    reservations: 'v2',
    exported: false,
    gpu: 'none',
    metrics: new Set([
      'kube_pod_info',
      'kube_pod_owner',
      'kube_replicaset_owner',
      'kube_job_owner',
      'kube_pod_status_phase',
      'kube_pod_container_info',
      'kube_pod_container_status_restarts_total',
      'kube_pod_container_status_last_terminated_reason',
      'kube_node_status_allocatable',
      'container_cpu_cfs_periods_total',
    ]),
    ...patch,
  };
}

/** A pod in good order, observed for an hour. */
export function podRow(patch: Partial<PodRow> = {}): PodRow {
  return {
    namespace: 'shop',
    pod: 'cart-1',
    node: 'node-1',
    owner: { kind: 'Deployment', namespace: 'shop', name: 'cart' },
    alive: true,
    samples: 120,
    cpu: { average: 0.4, max: 0.8, request: 1, limit: 2 },
    memory: { average: 400, max: 600, request: 1000, limit: 1000 },
    throttled: 0,
    restarts: 0,
    oomKilled: false,
    unset: {},
    pressure: {},
    ...patch,
  };
}
