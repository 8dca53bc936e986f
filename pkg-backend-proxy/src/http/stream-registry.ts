import { Readable } from 'node:stream';
import { wordsOfError } from '@vigil/core/vocabulary/words-of-error';
import type { RecordStream } from './handlers.ts';
import { withHeartbeat } from './heartbeat.ts';
import { Refusal } from './problem.ts';

interface End {
  type: 'end';
  reason: string;
}

/** The open NDJSON streams: bounded in number, each ended by an `end` record unless its reader left. */
export class StreamRegistry {
  readonly #limit: number;
  readonly #heartbeatMs: number;
  readonly #closing = new AbortController();
  #open = 0;
  #idle: () => void = () => undefined;

  constructor(limit: number, heartbeatMs = 15_000) {
    this.#limit = limit;
    this.#heartbeatMs = heartbeatMs;
  }

  get open(): number {
    return this.#open;
  }

  /**
   * `start` gets a signal that aborts when the reader leaves or the proxy stops. The text is made as fast as it is read,
   * no faster. Throws a {@link Refusal} when there are too many streams already.
   */
  stream<T>(left: AbortSignal, start: (signal: AbortSignal) => RecordStream<T>): Readable {
    if (this.#closing.signal.aborted) {
      throw new Refusal('not-ready', 'The proxy is stopping. Try again in a few seconds.');
    }
    if (this.#open >= this.#limit) {
      throw new Refusal(
        'too-many',
        `All ${this.#limit} live streams are in use. Close some pages, or raise VIGIL_STREAMS.`
      );
    }
    const signal = AbortSignal.any([left, this.#closing.signal]);
    const source = start(signal);
    this.#open += 1;
    // Not in the generator: a reader that leaves before the first record never starts it.
    return Readable.from(this.#lines(source, signal, left)).once('close', () => {
      this.#open -= 1;
      if (this.#open === 0) {
        this.#idle();
      }
    });
  }

  /** Writes the last record to every reader. Resolves when all were told, at the latest after `graceMs`. */
  async close(graceMs = 1000): Promise<void> {
    this.#closing.abort();
    if (this.#open > 0) {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        this.#idle = resolve;
        timer = setTimeout(resolve, graceMs);
      });
      clearTimeout(timer);
    }
  }

  async *#lines<T>(source: RecordStream<T>, signal: AbortSignal, left: AbortSignal): AsyncGenerator<string> {
    let reason = source.ended;
    try {
      for await (const record of withHeartbeat(source.records, this.#heartbeatMs, source.beat, signal)) {
        yield line(record);
      }
    } catch (error) {
      reason = wordsOfError(error);
    }
    if (!left.aborted) {
      yield line<End>({ type: 'end', reason: this.#closing.signal.aborted ? 'The proxy is stopping.' : reason });
    }
  }
}

function line<T>(record: T): string {
  return `${JSON.stringify(record)}\n`;
}
