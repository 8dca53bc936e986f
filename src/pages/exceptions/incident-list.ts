import type { IncidentPage } from '@vigil/core/contract/incidents';
import type { Incident } from '@vigil/core/vocabulary/incident';
import type { BackendProblem } from '../../proxy/backend-problem';
import type { SortOrder } from './exceptions-url';
import { compareIncidents } from './incident-order';

/** The incidents on the page, and those that wait until the reader wants them. */
export interface IncidentList {
  status: 'loading' | 'ready' | 'stale' | 'failed';
  problem: BackendProblem | null;
  incidents: Incident[];
  /** Arrived live while the reader was further down. */
  waiting: Incident[];
  /** Ids that came into sight last, for the eye. */
  fresh: ReadonlySet<string>;
  nextCursor: string | null;
  total: number;
  /** When the first page was true, Unix milliseconds. */
  asOf: number;
}

export type IncidentListEvent =
  | { type: 'first-page'; page: IncidentPage }
  | { type: 'next-page'; page: IncidentPage; cursor: string }
  /** `asked`: the incidents on the page answer the same query, so that they may stay, as old. */
  | { type: 'failed'; problem: BackendProblem; asked: boolean }
  /** An incident of this list, new or changed. `show`: the reader is at the top and may see it slide in. */
  | { type: 'changed'; incident: Incident; show: boolean; sort: SortOrder }
  /** A known incident changed so that it no longer belongs to the list. */
  | { type: 'left'; id: string }
  | { type: 'show-waiting'; sort: SortOrder };

export const noIncidents: IncidentList = {
  status: 'loading',
  problem: null,
  incidents: [],
  waiting: [],
  fresh: new Set(),
  nextCursor: null,
  total: 0,
  asOf: 0,
};

/** The next state of the list. */
export function foldIncidents(list: IncidentList, event: IncidentListEvent): IncidentList {
  switch (event.type) {
    case 'first-page': {
      const { total, asOf } = event.page;
      return { ...appendPage(noIncidents, event.page), status: 'ready', total, asOf };
    }
    case 'next-page':
      return event.cursor === list.nextCursor ? appendPage(list, event.page) : list;
    case 'failed':
      return event.asked && list.asOf > 0
        ? { ...list, status: 'stale', problem: event.problem }
        : { ...noIncidents, status: 'failed', problem: event.problem };
    case 'changed':
      return applyChange(list, event);
    case 'left':
      return {
        ...list,
        incidents: list.incidents.filter(({ id }) => id !== event.id),
        waiting: list.waiting.filter(({ id }) => id !== event.id),
        total: list.total - (isIn(list.incidents, event.id) || isIn(list.waiting, event.id) ? 1 : 0),
      };
    case 'show-waiting':
      return {
        ...list,
        incidents: sorted([...list.waiting, ...list.incidents], event.sort),
        waiting: [],
        fresh: new Set(list.waiting.map(({ id }) => id)),
      };
  }
}

/** Pages overlap when incidents moved between two calls: each is kept once, in its later state. */
function appendPage(list: IncidentList, page: IncidentPage): IncidentList {
  const known = new Set([...list.incidents, ...list.waiting].map(({ id }) => id));
  const isNew = ({ id }: Incident) => !known.has(id) && Boolean(known.add(id));
  return {
    ...list,
    incidents: [...list.incidents, ...page.incidents.filter(isNew)],
    nextCursor: page.nextCursor,
    total: page.total,
  };
}

function applyChange(
  list: IncidentList,
  { incident, show, sort }: Extract<IncidentListEvent, { type: 'changed' }>
): IncidentList {
  if (isIn(list.incidents, incident.id)) {
    const incidents = list.incidents.map((known) => (known.id === incident.id ? incident : known));
    // Further down, rows stay where the reader has them.
    return { ...list, incidents: show ? sorted(incidents, sort) : incidents };
  }
  const total = list.total + (isIn(list.waiting, incident.id) ? 0 : 1);
  if (show) {
    return { ...list, total, fresh: new Set([incident.id]), incidents: sorted([incident, ...list.incidents], sort) };
  }
  return { ...list, total, waiting: [incident, ...list.waiting.filter(({ id }) => id !== incident.id)] };
}

function sorted(incidents: Incident[], sort: SortOrder): Incident[] {
  return [...incidents].sort(compareIncidents(sort));
}

function isIn(incidents: readonly Incident[], id: string): boolean {
  return incidents.some((incident) => incident.id === id);
}
