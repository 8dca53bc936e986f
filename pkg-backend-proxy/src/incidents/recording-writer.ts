import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Health } from '@vigil/core/contract/health';
import type { Surroundings } from '../kubernetes/surroundings.ts';
import type { IncidentStore, Recorded, Recording } from '../store/incident-store.ts';
import { persist } from './persist.ts';

export interface RecordingWriterParts {
  store: Pick<IncidentStore, 'record'>;
  /** After the transaction: only what is stored is told. `seenAt`: when the oldest of it was seen, Unix milliseconds. */
  onRecorded: (recorded: Recorded, seenAt: number) => void;
  /** The store was away so long that recordings were lost: look at everything again. Known happenings count once. */
  onLost: () => void;
  surroundings: Pick<Surroundings, 'now' | 'delay'>;
  logger: Pick<Logger, 'warn'>;
  /** Most recordings to hold while the store does not take them. */
  capacity?: number;
  /** From one transaction to the next, unless a whole batch waits; milliseconds. */
  pauseMs?: number;
}

/** Most recordings of one transaction: a first list of a large cluster must not hold up everything else. */
const batchSize = 200;
/** A transaction costs as much as several recordings, and nobody sees so short a wait. */
const usualPauseMs = 10;

interface Seen {
  recording: Recording;
  at: number;
}

/** Writes recordings in the order they come, many in one transaction, and holds them while the store is not well. */
export class RecordingWriter {
  readonly #parts: RecordingWriterParts;
  readonly #capacity: number;
  readonly #waiting: Seen[] = [];
  readonly #stopped = new AbortController();
  #lost = 0;
  #lostInAll = 0;
  #writing: Promise<void> | undefined;

  constructor(parts: RecordingWriterParts) {
    this.#parts = parts;
    this.#capacity = parts.capacity ?? 20_000;
  }

  add(recording: Recording): void {
    const { happenings, ignored, recoveries, workloadRecoveries, events } = recording;
    if (happenings.length + ignored.length + recoveries.length + workloadRecoveries.length + events.length === 0) {
      return;
    }
    if (this.#waiting.length >= this.#capacity) {
      this.#lost += 1;
      this.#lostInAll += 1;
      return;
    }
    this.#waiting.push({ recording, at: this.#parts.surroundings.now() });
    this.#begin();
  }

  /** `lost`: since the start of the process; what of it is still to be seen is seen again. */
  counts(): NonNullable<Health['recordings']> {
    return { waiting: this.#waiting.length, lost: this.#lostInAll };
  }

  /** Whether there is room for many more. */
  get hasRoom(): boolean {
    return this.#waiting.length < this.#capacity / 2;
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

  #begin(): void {
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined;
      if (this.#waiting.length > 0) {
        // It came while the last batch was being told.
        this.#begin();
      }
    });
  }

  async #write(): Promise<void> {
    const { onLost, logger, pauseMs = usualPauseMs } = this.#parts;
    // What comes in the same turn goes into the same transaction.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, batchSize);
      await this.#store(batch);
      // No more than was stored: others may have come meanwhile.
      this.#waiting.splice(0, batch.length);
      // Lets calls be answered between two transactions.
      const isUrgent = pauseMs === 0 || this.#waiting.length >= batchSize || this.#stopped.signal.aborted;
      await (isUrgent ? setImmediate() : setTimeout(pauseMs));
    }
    if (this.#lost > 0) {
      logger.warn({ recordings: this.#lost }, 'the store was away too long; everything is looked at again');
      this.#lost = 0;
      onLost();
    }
  }

  /** A recording that can not be stored is given up alone. */
  async #store(batch: readonly Seen[]): Promise<void> {
    const { store, onRecorded, logger, surroundings } = this.#parts;
    try {
      const how = { surroundings, logger, signal: this.#stopped.signal };
      const recorded = await persist(() => store.record(batch.map(({ recording }) => recording)), how);
      if (recorded) {
        onRecorded(recorded, batch[0]?.at ?? surroundings.now());
      }
    } catch (error) {
      if (batch.length > 1) {
        for (const seen of batch) {
          await this.#store([seen]);
        }
      } else {
        logger.warn({ err: error, recording: batch[0]?.recording }, 'an incident can not be stored and is left out');
      }
    }
  }
}
