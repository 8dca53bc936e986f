import { planPercentiles, type PercentileId } from '@vigil/core/resources/plan-percentiles';
import type { PlannedQuery } from '@vigil/core/resources/planned-query';
import type { Analysis } from '../analyse';

/**
 * The percentiles of every pod, one query each; one that is too much for the server is asked again in halves of the
 * namespaces, as the samples of a pod can not be told apart by time.
 */
export function planRowPercentiles(
  ids: readonly PercentileId[],
  { scope, input, capabilities, pods }: Pick<Analysis, 'scope' | 'input' | 'capabilities' | 'pods'>
): Array<PlannedQuery<PercentileId>> {
  const plan = (wanted: readonly PercentileId[], namespaces: readonly string[]): Array<PlannedQuery<PercentileId>> =>
    planPercentiles({ ...scope, namespaces }, input.window, capabilities, 'pod')
      .filter(({ id }) => wanted.includes(id))
      .map((query) => ({ ...query, ...(pieces(query.id, namespaces) ?? {}) }));
  const pieces = (id: PercentileId, namespaces: readonly string[]) => {
    const all = namespaces.length > 0 ? namespaces : [...new Set(pods.map(({ namespace }) => namespace))].sort();
    const half = Math.ceil(all.length / 2);
    return all.length < 2
      ? undefined
      : { split: () => [...plan([id], all.slice(0, half)), ...plan([id], all.slice(half))] };
  };
  return plan(ids, scope.namespaces);
}
