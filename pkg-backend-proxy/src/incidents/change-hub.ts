import type { ChangeRecord } from '@vigil/core/contract/streams';
import type { Incident } from '@vigil/core/vocabulary/incident';

interface Reader {
  buffer: Incident[];
  /** Records left out since the last one read. */
  dropped: number;
  wake: () => void;
}

/** Hands every change to every reader. A reader that is too slow loses records, is told how many, and holds up nobody. */
export class ChangeHub {
  readonly #readers = new Set<Reader>();
  readonly #capacity: number;
  readonly #now: () => number;

  /** `capacity`: incidents that wait for one reader. `now` in Unix milliseconds. */
  constructor(capacity = 1000, now: () => number = Date.now) {
    this.#capacity = capacity;
    this.#now = now;
  }

  get readers(): number {
    return this.#readers.size;
  }

  publish(incidents: readonly Incident[]): void {
    for (const reader of this.#readers) {
      for (const incident of incidents) {
        if (reader.buffer.length >= this.#capacity) {
          // It has to fetch the list again in any case: what waits is of no more use than what comes.
          reader.dropped += reader.buffer.length;
          reader.buffer.length = 0;
        }
        reader.buffer.push(incident);
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
      const incident = reader.buffer.shift();
      if (incident) {
        yield { type: 'incident', incident };
        continue;
      }
      await new Promise<void>((resolve) => {
        reader.wake = resolve;
      });
    }
  }
}
