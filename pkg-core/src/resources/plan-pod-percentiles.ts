import type { QueryRun } from '../prometheus/run-plan.ts';
import type { LocalText } from '../vocabulary/local-text.ts';
import type { Capabilities } from './capabilities.ts';
import { planPercentiles, type PercentileId } from './plan-percentiles.ts';
import type { PlannedQuery } from './planned-query.ts';
import type { ResourceScope, ResourceWindow } from './scope.ts';

/** A query about the pods of some namespaces. */
export interface PodPercentileQuery extends PlannedQuery<PercentileId> {
  /** Empty: all. */
  namespaces: readonly string[];
  split?(): PodPercentileQuery[];
}

/** More names than these are counted, not told. */
const mostNames = 3;

/**
 * The percentiles of every pod, one query each; one that is too much for the server is asked again in halves of the
 * namespaces, as the samples of a pod can not be told apart by time. `occupied`: the namespaces that have pods.
 */
export function planPodPercentiles(
  ids: readonly PercentileId[],
  scope: ResourceScope,
  window: ResourceWindow,
  capabilities: Capabilities,
  occupied: readonly string[]
): PodPercentileQuery[] {
  const plan = (wanted: readonly PercentileId[], namespaces: readonly string[]): PodPercentileQuery[] =>
    planPercentiles({ ...scope, namespaces }, window, capabilities, 'pod')
      .filter(({ id }) => wanted.includes(id))
      .map(({ id, title, expr }) => ({ id, title, expr, namespaces, ...pieces(id, namespaces) }));
  const pieces = (id: PercentileId, namespaces: readonly string[]) => {
    const all = namespaces.length > 0 ? namespaces : [...new Set(occupied)].sort();
    const half = Math.ceil(all.length / 2);
    const piece = (part: readonly string[]) =>
      plan([id], part).map((query) => ({ ...query, title: titleOf(query.title, part) }));
    return all.length < 2 ? {} : { split: () => [...piece(all.slice(0, half)), ...piece(all.slice(half))] };
  };
  return plan(ids, scope.namespaces);
}

/** The queries of a plan that failed and were not asked in smaller pieces instead; of those, the pieces that failed. */
export function failedPieces(
  plan: readonly PodPercentileQuery[],
  runs: ReadonlyArray<Pick<QueryRun<unknown>, 'expr' | 'status'>>
): PodPercentileQuery[] {
  const ended = new Map(runs.map(({ expr, status }) => [expr, status]));
  return plan.flatMap((query) => {
    const status = ended.get(query.expr);
    return status === 'split' ? failedPieces(query.split?.() ?? [], runs) : status === 'failed' ? [query] : [];
  });
}

function titleOf({ en, zh }: LocalText, namespaces: readonly string[]): LocalText {
  const isFew = namespaces.length <= mostNames;
  return {
    en: `${en} (${isFew ? namespaces.join(', ') : `${namespaces.length} namespaces`})`,
    zh: `${zh}（${isFew ? namespaces.join('、') : `${namespaces.length} 个命名空间`}）`,
  };
}
