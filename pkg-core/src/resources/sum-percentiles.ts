import type { PodPercentileQuery } from './plan-pod-percentiles.ts';
import { everyPercentile, type Percentiles } from './plan-percentiles.ts';
import type { PodRow } from './pod-row.ts';
import { countedPods } from './roll-up.ts';

/** Cores and bytes. */
export interface RowPercentiles {
  cpu: Percentiles;
  memory: Percentiles;
}

/**
 * As the maxima are: the sum of the pods' own, an upper bound. A pod without an answer of its own is left out; where the
 * query that asks about one of the pods failed, the sum is unknown. `found`: by `namespace/pod`.
 */
export function sumPercentiles(
  pods: readonly PodRow[],
  found: ReadonlyMap<string, RowPercentiles>,
  failed: ReadonlyArray<Pick<PodPercentileQuery, 'id' | 'namespaces'>>
): RowPercentiles {
  const { counted, divisor } = countedPods(pods);
  const sums: RowPercentiles = { cpu: {}, memory: {} };
  for (const { id, resource, percentile } of everyPercentile) {
    const isUnknown = failed.some(
      (query) =>
        query.id === id &&
        (query.namespaces.length === 0 || counted.some(({ namespace }) => query.namespaces.includes(namespace)))
    );
    if (isUnknown) {
      continue;
    }
    for (const { namespace, pod } of counted) {
      const value = found.get(`${namespace}/${pod}`)?.[resource][percentile];
      if (value !== undefined) {
        sums[resource][percentile] = (sums[resource][percentile] ?? 0) + value / divisor;
      }
    }
  }
  return sums;
}
