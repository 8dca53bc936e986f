import type { Logger } from 'pino';
import type { Health, LogLoss } from '@vigil/core/contract/health';
import type { Incident } from '@vigil/core/vocabulary/incident';
import type { Surroundings } from '../kubernetes/surroundings.ts';
import type { CaptureOutcome, IncidentStore, LogTarget } from '../store/incident-store.ts';
import { type Capture, captureLog, type CaptureParts } from './capture-log.ts';
import { LogCounts } from './log-counts.ts';
import { NewestFirst } from './newest-first.ts';
import { persist } from './persist.ts';

/** How one log ended, for the account. */
export interface LogEnd {
  status: CaptureOutcome['status'];
  /** From the transition to the stored log; null when the transition was seen before this process began. */
  seconds: number | null;
}

export interface LogQueueParts extends CaptureParts {
  store: Pick<IncidentStore, 'finishCapture'>;
  /** The incident with its log's new state. */
  onFinished: (incident: Incident) => void;
  onEnded: (end: LogEnd) => void;
  surroundings: Pick<Surroundings, 'now' | 'delay'>;
  logger: Pick<Logger, 'warn'>;
  capacity: number;
  concurrency: number;
}

interface Entry {
  target: LogTarget;
  seenAt: number | null;
  tries: number;
}

/** Waits between tries, at least. A log that is just hidden comes at the first; a node that starts again, later. */
const retriesMs = [2_000, 8_000, 30_000];

/** Logs on their way, the fetched ones included, for each that is fetched at a time. */
const storedPerFetched = 4;

/**
 * Fetches the logs of what broke in one cluster. Of one incident only the latest log waits. The newest goes first: it is
 * what somebody looks for, and a backlog of old ones holds up nothing.
 */
export class LogQueue {
  readonly #parts: LogQueueParts;
  readonly #waiting = new NewestFirst<Entry>();
  /** To be tried again later, by incident. */
  readonly #delayed = new Map<string, Entry>();
  /** Fetched, or fetched already and being stored. */
  readonly #running = new Map<string, Entry>();
  #fetching = 0;
  readonly #stopped = new AbortController();
  readonly #counts = new LogCounts();
  #pausedUntil = 0;

  constructor(parts: LogQueueParts) {
    this.#parts = parts;
  }

  /** Since the start of the process; `queued` now. */
  counts(): Health['logs'] {
    return this.#counts.read(this.#waiting.size + this.#delayed.size + this.#running.size);
  }

  /** `seenAt`: when the transitions were seen; null: before this process began. Unix milliseconds. */
  add(targets: readonly LogTarget[], seenAt: number | null): void {
    for (const target of targets) {
      const { incident } = target;
      const isSame = (entry: Entry | undefined) =>
        entry?.target.podUid === target.podUid && entry.target.containerId === target.containerId;
      if (isSame(this.#running.get(incident)) || isSame(this.#delayed.get(incident))) {
        continue;
      }
      this.#delayed.delete(incident);
      this.#waiting.put(incident, { target, seenAt, tries: 0 });
      if (this.#waiting.size + this.#delayed.size > this.#parts.capacity) {
        this.#drop(this.#takeOldest());
      }
    }
    this.#pump();
  }

  /** What waits stays in the store and is fetched after the next start. */
  stop(): void {
    this.#stopped.abort();
    this.#waiting.clear();
    this.#delayed.clear();
  }

  #pump(): void {
    const { concurrency, surroundings } = this.#parts;
    if (surroundings.now() < this.#pausedUntil) {
      return;
    }
    // The store may take its time, but not so long that the logs on their way to it fill the memory.
    const isFull = () => this.#fetching >= concurrency || this.#running.size >= storedPerFetched * concurrency;
    while (!isFull() && !this.#stopped.signal.aborted) {
      // One log of an incident at a time: the later one must be stored last.
      const entry = this.#waiting.take((incident) => !this.#running.has(incident));
      if (!entry) {
        return;
      }
      const { incident } = entry.target;
      this.#running.set(incident, entry);
      void this.#run(entry).finally(() => {
        this.#running.delete(incident);
        this.#pump();
      });
    }
  }

  async #run(entry: Entry): Promise<void> {
    const { logger } = this.#parts;
    const { cluster, pod } = entry.target;
    try {
      const capture = await this.#capture(entry);
      // A fetch that the stop cut short says nothing about the log: it is tried again after the next start.
      if (this.#stopped.signal.aborted && capture.outcome.status !== 'captured') {
        return;
      }
      if (!this.#tryAgain(entry, capture)) {
        await this.#finish(entry, capture.outcome, capture.cause);
      }
    } catch (error) {
      logger.warn({ err: error, cluster, pod }, 'the end of a log capture could not be stored');
    }
  }

  async #capture(entry: Entry): Promise<Capture> {
    const { logger } = this.#parts;
    const { cluster, pod } = entry.target;
    this.#fetching += 1;
    try {
      return await captureLog(entry.target, this.#parts);
    } catch (error) {
      logger.warn({ err: error, cluster, pod }, 'the log of an incident could not be fetched');
      const outcome = { status: 'failed' as const, detail: 'The log could not be fetched.' };
      return { outcome, cause: 'refused', retryAfterMs: null };
    } finally {
      this.#fetching -= 1;
      // Not before this one is handed to the store.
      queueMicrotask(() => this.#pump());
    }
  }

  /** Whether another try was planned. It waits outside, so that one silent node does not hold up the other logs. */
  #tryAgain(entry: Entry, { outcome, cause, retryAfterMs }: Capture): boolean {
    const { surroundings } = this.#parts;
    const { incident } = entry.target;
    const least = retriesMs[entry.tries];
    const isLast = least === undefined || (outcome.status === 'gone' && entry.tries > 0);
    if (retryAfterMs === null || isLast) {
      return false;
    }
    const wait = Math.max(least, retryAfterMs);
    if (cause === 'throttled') {
      this.#pause(retryAfterMs);
    }
    if (this.#waiting.has(incident)) {
      // A later log of the same incident has come meanwhile.
      this.#counts.add(outcome.status, cause);
      return true;
    }
    const next = { ...entry, tries: entry.tries + 1 };
    this.#delayed.set(incident, next);
    void surroundings.delay(wait, this.#stopped.signal).then(() => {
      if (this.#delayed.get(incident) === next) {
        this.#delayed.delete(incident);
        this.#waiting.put(incident, next);
        this.#pump();
      }
    });
    return true;
  }

  /** The API server wants to be left alone: by all of this cluster. */
  #pause(ms: number): void {
    const { surroundings } = this.#parts;
    this.#pausedUntil = Math.max(this.#pausedUntil, surroundings.now() + ms);
    void surroundings.delay(ms, this.#stopped.signal).then(() => this.#pump());
  }

  /** What is tried again was seen before what waits for its first try. */
  #takeOldest(): Entry | undefined {
    for (const [incident, entry] of this.#delayed) {
      this.#delayed.delete(incident);
      return entry;
    }
    return this.#waiting.takeOldest();
  }

  #drop(entry: Entry | undefined): void {
    if (entry) {
      const outcome = { status: 'dropped' as const, detail: 'Too many logs were waiting to be fetched.' };
      this.#finish(entry, outcome, 'queue-full').catch((error: unknown) =>
        this.#parts.logger.warn({ err: error }, 'the end of a log capture could not be stored')
      );
    }
  }

  async #finish({ target, seenAt }: Entry, outcome: CaptureOutcome, cause: LogLoss | null): Promise<void> {
    const { store, surroundings, logger, onFinished, onEnded } = this.#parts;
    this.#counts.add(outcome.status, cause);
    const incident = await persist(() => store.finishCapture(target, outcome, surroundings.now()), {
      ...{ surroundings, logger, signal: this.#stopped.signal },
    });
    onEnded({ status: outcome.status, seconds: seenAt === null ? null : (surroundings.now() - seenAt) / 1000 });
    if (incident) {
      onFinished(incident);
    }
  }
}
