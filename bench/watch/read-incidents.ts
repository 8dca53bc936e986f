import type { IncidentPage } from '@vigil/core/contract/incidents';
import { callHeaders } from './call-headers.ts';

/** Occurrences of every incident the proxy knows, by its id, read page by page. */
export async function readIncidents(url: string, token: string): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  let cursor: string | null = '';
  while (cursor !== null) {
    const query = new URLSearchParams({ limit: '500', ...(cursor === '' ? {} : { cursor }) });
    const response = await fetch(`${url}/v1/incidents?${query}`, { headers: callHeaders(token, 'incidents') });
    if (!response.ok) {
      throw new Error(`/v1/incidents answered ${response.status}: ${await response.text()}`);
    }
    const page = (await response.json()) as IncidentPage;
    page.incidents.forEach(({ id, occurrences }) => {
      found[id] = occurrences;
    });
    cursor = page.nextCursor;
  }
  return found;
}

export interface Difference {
  /** Occurrences that had to be known and are not. */
  lost: number;
  /** Occurrences counted more often than they happened. */
  doubled: number;
  /** Incidents nothing caused. */
  unexpected: string[];
}

/** Occurrences by incident: what had to come of the crashes, and what is known of them. */
export function compareIncidents(expected: Record<string, number>, found: Record<string, number>): Difference {
  const difference: Difference = { lost: 0, doubled: 0, unexpected: [] };
  for (const [id, count] of Object.entries(expected)) {
    difference.lost += Math.max(0, count - (found[id] ?? 0));
    difference.doubled += Math.max(0, (found[id] ?? 0) - count);
  }
  difference.unexpected = Object.keys(found).filter((id) => !(id in expected));
  return difference;
}
