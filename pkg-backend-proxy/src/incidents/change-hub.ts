import type { ChangeRecord } from '@vigil/core/contract/streams';
import type { Incident } from '@vigil/core/vocabulary/incident';

/** What became of the store's content in one step. */
export interface Changes {
  /** Ids of incidents that are no more. Told first, so that one that began anew stays. */
  removed?: readonly string[];
  /** New, or in a new state. */
  incidents?: readonly Incident[];
}

interface Reader {
  buffer: ChangeRecord[];
  /** Records left out since the last one read. */
  dropped: number;
  wake: () => void;
}

/** Hands every change to every reader. A reader that is too slow loses records, is told how many, and holds up nobody. */
export class ChangeHub {
  readonly #readers = new Set<Reader>();
  readonly #capacity: number;
  readonly #now: () => number;
  #dropped = 0;

  /** `capacity`: records that wait for one reader. `now` in Unix milliseconds. */
  constructor(capacity = 1000, now: () => number = Date.now) {
    this.#capacity = capacity;
    this.#now = now;
  }

  get readers(): number {
    return this.#readers.size;
  }

  /** Records that slow readers lost, since the start. */
  get dropped(): number {
    return this.#dropped;
  }

  publish({ removed = [], incidents = [] }: Changes): void {
    if (this.#readers.size === 0) {
      return;
    }
    const records: ChangeRecord[] = [
      ...removed.map((id) => ({ type: 'removed' as const, id })),
      ...incidents.map((incident) => ({ type: 'incident' as const, incident })),
    ];
    for (const reader of this.#readers) {
      for (const record of records) {
        if (reader.buffer.length >= this.#capacity) {
          // It has to fetch the list again in any case: what waits is of no more use than what comes.
          reader.dropped += reader.buffer.length;
          this.#dropped += reader.buffer.length;
          reader.buffer = [];
        }
        reader.buffer.push(record);
      }
      reader.wake();
    }
  }

  /** Everything published from this call on, until `signal` aborts. */
  subscribe(signal: AbortSignal): AsyncIterable<ChangeRecord> {
    const reader: Reader = { buffer: [], dropped: 0, wake: () => undefined };
    this.#readers.add(reader);
    const leave = () => {
      this.#readers.delete(reader);
      reader.wake();
    };
    signal.addEventListener('abort', leave, { once: true });
    return this.#read(reader, signal);
  }

  async *#read(reader: Reader, signal: AbortSignal): AsyncGenerator<ChangeRecord> {
    while (!signal.aborted) {
      if (reader.dropped > 0) {
        const dropped = reader.dropped;
        reader.dropped = 0;
        yield { type: 'gap', at: this.#now(), dropped };
        continue;
      }
      const record = reader.buffer.shift();
      if (record) {
        yield record;
        continue;
      }
      await new Promise<void>((resolve) => {
        reader.wake = resolve;
      });
    }
  }
}
