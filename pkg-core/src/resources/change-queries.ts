import { formatDuration } from '../prometheus/duration.ts';
import { selector } from '../prometheus/selector.ts';
import type { InstantSample } from '../prometheus/parse-answer.ts';
import type { Capabilities } from './capabilities.ts';
import type { PlannedQuery } from './planned-query.ts';
import type { RequestChange } from './pod-row.ts';
import { readReservations, type Reservation } from './read-reservations.ts';
import { scopeMatchers, windowSeconds, type ResourceScope, type ResourceWindow } from './scope.ts';
import { reservationFamilies, reservedQueries } from './reservation-queries.ts';
import { unexport } from './state-queries.ts';

export type ChangeId = 'requestsBefore';

/**
 * Requests of pods as they were at the start of the window. Two instants are compared: a request that moved and moved
 * back in between is not seen (all instants would cost as much as the rest of the plan).
 */
export function changeQueries(
  scope: ResourceScope,
  window: ResourceWindow,
  capabilities: Capabilities
): Array<PlannedQuery<ChangeId>> {
  const prefix = capabilities.exported ? 'exported_' : '';
  const families = reservationFamilies(capabilities).filter(({ what }) => what === 'requests');
  const within = scopeMatchers(scope, `${prefix}namespace`, `${prefix}pod`);
  const offset = formatDuration(windowSeconds(window));
  const title = { en: 'requests at the start', zh: '窗口起点的 requests' };
  return reservedQueries('requestsBefore', families, ({ metric, matchers }) =>
    unexport(`${selector(metric, ...matchers, ...within)} offset ${offset}`, capabilities)
  ).map((query) => ({ ...query, title, slow: true }));
}

/** By `namespace/pod`, of pods whose requests are known at both ends of the window. Undefined: not asked, or it failed. */
export function readRequestChanges(
  before: readonly InstantSample[] | undefined,
  now: ReadonlyMap<string, Reservation>
): Map<string, RequestChange[]> | undefined {
  if (!before) {
    return undefined;
  }
  const changes = new Map<string, RequestChange[]>();
  for (const [key, old] of readReservations(before)) {
    const current = now.get(key);
    const moved = (['cpu', 'memory'] as const).flatMap((resource): RequestChange[] => {
      const [from, to] = [old[resource].request, current?.[resource].request];
      return from === undefined || to === undefined || from === to ? [] : [{ resource, before: from, now: to }];
    });
    changes.set(key, moved);
  }
  return changes;
}
