import { lastValueFrom } from 'rxjs';
import type { IncidentFilter, IncidentPage, IncidentQuery } from '@vigil/core/contract/incidents';
import type { Incident } from '@vigil/core/vocabulary/incident';
import { callProxy } from '../../../proxy/call-proxy';

/** As many as one file holds. */
export const mostIncidents = 50_000;
const limit = 500;

export interface Collected {
  incidents: Incident[];
  /** All that match, also those beyond the most that fit. */
  total: number;
  /** When the first page was true, Unix milliseconds. */
  asOf: number;
}

export interface CollectOptions {
  signal: AbortSignal;
  /** After every page: how many are there, and how many match. */
  onProgress?(collected: number, total: number): void;
  ask?(query: Partial<IncidentQuery>): Promise<IncidentPage>;
  most?: number;
}

const askProxy = (query: Partial<IncidentQuery>) => lastValueFrom(callProxy('incidents', query));

/**
 * All incidents that match, page by page. Those that recur meanwhile move to the top, over what was read: the top is read
 * again until it holds nothing unknown. Rejects with a `ProxyError`, or with an `AbortError` once the signal is aborted.
 */
export async function collectIncidents(
  filter: IncidentFilter,
  { signal, onProgress, ask = askProxy, most = mostIncidents }: CollectOptions
): Promise<Collected> {
  const incidents = new Map<string, Incident>();
  let pages = 0;
  let asOf = 0;
  let total = 0;

  /** Gives the cursor of the next page, and how many incidents were unknown. */
  async function read(cursor: string | undefined): Promise<{ next: string | undefined; added: number }> {
    stopIfAborted(signal);
    const page = await ask({ ...filter, sort: 'lastSeen', limit, cursor });
    stopIfAborted(signal);
    const before = incidents.size;
    for (const incident of page.incidents) {
      if (incidents.size < most || incidents.has(incident.id)) {
        incidents.set(incident.id, incident);
      }
    }
    asOf = pages === 0 ? page.asOf : asOf;
    pages += 1;
    total = page.total;
    onProgress?.(incidents.size, total);
    return { next: page.nextCursor ?? undefined, added: incidents.size - before };
  }

  let cursor: string | undefined;
  do {
    cursor = (await read(cursor)).next;
  } while (cursor !== undefined && incidents.size < most);

  let unknown = pages > 1 && incidents.size < most;
  while (unknown) {
    const { next, added } = await read(cursor);
    cursor = next;
    unknown = added > 0 && next !== undefined && incidents.size < most;
  }
  return { incidents: [...incidents.values()], total: Math.max(total, incidents.size), asOf };
}

function stopIfAborted(signal: AbortSignal): void {
  if (signal.aborted) {
    throw new DOMException('The export was cancelled', 'AbortError');
  }
}
