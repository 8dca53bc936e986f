import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { ChangeRecord } from '@vigil/core/contract/streams';
import { callHeaders } from './call-headers.ts';
import { readIncidents } from './read-incidents.ts';

export interface SeenChange {
  incident: string;
  occurrences: number;
  at: number;
}

export interface ChangeReader {
  /** Every state of an incident, in the order it came. */
  seen: SeenChange[];
  /** Records the proxy left out because this reader was too slow. */
  dropped: number;
  /** When `total` occurrences of the incidents were known; rejects when they are not after `patienceMs`. */
  whenKnown(total: number, patienceMs: number): Promise<number>;
  close(): Promise<void>;
}

const pollMs = 2;

/** Reads the stream of changes, as a page that is open does: after a gap the list is fetched again. */
export async function followChanges(url: string, token: string): Promise<ChangeReader> {
  const left = new AbortController();
  const headers = callHeaders(token, 'changes');
  const response = await fetch(`${url}/v1/changes`, { headers, signal: left.signal });
  if (!response.ok || !response.body) {
    throw new Error(`/v1/changes answered ${response.status}: ${await response.text()}`);
  }
  const occurrences = new Map<string, number>();
  let sum = 0;
  let lastGrowth = 0;
  let relist: Promise<void> | undefined;
  const know = (incident: string, count: number, at: number) => {
    const grown = count - (occurrences.get(incident) ?? 0);
    if (grown > 0) {
      occurrences.set(incident, count);
      sum += grown;
      lastGrowth = at;
    }
  };
  const reader: ChangeReader = {
    seen: [],
    dropped: 0,
    async whenKnown(total, patienceMs) {
      const deadline = Date.now() + patienceMs;
      while (sum < total) {
        if (Date.now() > deadline) {
          throw new Error(`the stream told ${sum} of ${total} occurrences within ${patienceMs / 1000} s`);
        }
        await new Promise((resolve) => setTimeout(resolve, pollMs));
      }
      return lastGrowth;
    },
    async close() {
      left.abort();
      await Promise.all([reading, relist]);
    },
  };
  const read = async (body: ReadableStream<Uint8Array>) => {
    for await (const line of createInterface(Readable.fromWeb(body as never))) {
      const record = JSON.parse(line) as ChangeRecord;
      const at = Date.now();
      if (record.type === 'incident') {
        const { id, occurrences: count } = record.incident;
        reader.seen.push({ incident: id, occurrences: count, at });
        know(id, count, at);
      } else if (record.type === 'gap') {
        reader.dropped += record.dropped;
        relist ??= readIncidents(url, token)
          .then((known) => Object.entries(known).forEach(([id, count]) => know(id, count, Date.now())))
          .catch(() => undefined)
          .finally(() => {
            relist = undefined;
          });
      }
    }
  };
  const reading = read(response.body).catch(() => undefined);
  return reader;
}
