import type { Logger } from 'pino';
import type { Surroundings } from '../kubernetes/surroundings.ts';
import type { IncidentStore, Recorded, Recording } from '../store/incident-store.ts';
import { persist } from './persist.ts';

export interface RecordingWriterParts {
  store: Pick<IncidentStore, 'record'>;
  /** After the transaction: only what is stored is told. */
  onRecorded: (recorded: Recorded) => void;
  /** The store was away so long that recordings were lost: look at everything again. Known happenings count once. */
  onLost: () => void;
  surroundings: Pick<Surroundings, 'delay'>;
  logger: Pick<Logger, 'warn'>;
  /** Most recordings to hold while the store does not take them. */
  capacity?: number;
}

/** Most recordings of one transaction: a first list of a large cluster must not hold up everything else. */
const batchSize = 200;

/** Writes recordings in the order they come, many in one transaction, and holds them while the store is not well. */
export class RecordingWriter {
  readonly #parts: RecordingWriterParts;
  readonly #capacity: number;
  readonly #waiting: Recording[] = [];
  readonly #stopped = new AbortController();
  #lost = 0;
  #writing: Promise<void> | undefined;

  constructor(parts: RecordingWriterParts) {
    this.#parts = parts;
    this.#capacity = parts.capacity ?? 20_000;
  }

  add(recording: Recording): void {
    const { happenings, ignored, recoveries } = recording;
    if (happenings.length + ignored.length + recoveries.length === 0) {
      return;
    }
    if (this.#waiting.length >= this.#capacity) {
      this.#lost += 1;
      return;
    }
    this.#waiting.push(recording);
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined;
    });
  }

  /** Resolves when everything handed in so far was written. */
  async idle(): Promise<void> {
    while (this.#writing) {
      await this.#writing;
    }
  }

  /** Tries once more to write what waits. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.idle();
  }

  async #write(): Promise<void> {
    const { onLost, logger } = this.#parts;
    // What comes in the same turn goes into the same transaction.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      await this.#store(this.#waiting.slice(0, batchSize));
      this.#waiting.splice(0, batchSize);
      // Lets calls be answered between two transactions.
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (this.#lost > 0) {
      logger.warn({ recordings: this.#lost }, 'the store was away too long; everything is looked at again');
      this.#lost = 0;
      onLost();
    }
  }

  /** A recording that can not be stored is given up alone. */
  async #store(batch: Recording[]): Promise<void> {
    const { store, onRecorded, logger, surroundings } = this.#parts;
    try {
      const how = { surroundings, logger, signal: this.#stopped.signal };
      const recorded = await persist(() => store.record(batch), how);
      if (recorded) {
        onRecorded(recorded);
      }
    } catch (error) {
      if (batch.length > 1) {
        for (const recording of batch) {
          await this.#store([recording]);
        }
      } else {
        logger.warn({ err: error, recording: batch[0] }, 'an incident can not be stored and is left out');
      }
    }
  }
}
