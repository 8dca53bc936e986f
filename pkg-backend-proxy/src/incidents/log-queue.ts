import type { Logger } from 'pino';
import type { Health } from '@vigil/core/contract/health';
import type { Incident } from '@vigil/core/vocabulary/incident';
import type { ClusterSource } from '../kubernetes/cluster-source.ts';
import type { Surroundings } from '../kubernetes/surroundings.ts';
import type { CaptureOutcome, IncidentStore, LogTarget } from '../store/incident-store.ts';
import { locateInstance } from './locate-instance.ts';
import { persist } from './persist.ts';

export interface LogQueueParts {
  source: ClusterSource;
  store: Pick<IncidentStore, 'finishCapture'>;
  redact: (text: string) => string;
  /** The incident with its log's new state. */
  onFinished: (incident: Incident) => void;
  surroundings: Pick<Surroundings, 'now' | 'delay'>;
  logger: Pick<Logger, 'warn'>;
  lines: number;
  bytes: number;
  capacity: number;
  concurrency: number;
}

/** Fetches the logs of what broke in one cluster. Of one incident only the latest log waits. */
export class LogQueue {
  readonly #parts: LogQueueParts;
  readonly #waiting = new Map<string, LogTarget>();
  readonly #stopped = new AbortController();
  readonly #counts = { captured: 0, gone: 0, failed: 0, dropped: 0 };
  readonly #running = new Map<string, LogTarget>();

  constructor(parts: LogQueueParts) {
    this.#parts = parts;
  }

  /** Since the start of the process; `queued` now. */
  counts(): Health['logs'] {
    return { queued: this.#waiting.size + this.#running.size, ...this.#counts };
  }

  add(targets: readonly LogTarget[]): void {
    for (const target of targets) {
      const running = this.#running.get(target.incident);
      if (running?.podUid === target.podUid && running.containerId === target.containerId) {
        continue;
      }
      if (!this.#waiting.has(target.incident) && this.#waiting.size >= this.#parts.capacity) {
        void this.#finish(target, { status: 'dropped', detail: 'Too many logs were waiting to be fetched.' });
      } else {
        this.#waiting.set(target.incident, target);
      }
    }
    this.#pump();
  }

  /** What waits stays in the store and is fetched after the next start. */
  stop(): void {
    this.#stopped.abort();
    this.#waiting.clear();
  }

  #pump(): void {
    for (const [incident, target] of this.#waiting) {
      if (this.#running.size >= this.#parts.concurrency || this.#stopped.signal.aborted) {
        return;
      }
      // One log of an incident at a time: the later one must be stored last.
      if (!this.#running.has(incident)) {
        this.#waiting.delete(incident);
        this.#running.set(incident, target);
        void this.#capture(target).finally(() => {
          this.#running.delete(incident);
          this.#pump();
        });
      }
    }
  }

  async #capture(target: LogTarget): Promise<void> {
    const { surroundings, source, logger } = this.#parts;
    try {
      let outcome = await this.#fetch(target);
      if (outcome.status === 'failed' && typeof outcome.retryAfterMs === 'number') {
        await surroundings.delay(outcome.retryAfterMs, this.#stopped.signal);
        outcome = this.#stopped.signal.aborted ? outcome : await this.#fetch(target);
      }
      // A fetch that the stop cut short says nothing about the log: it is tried again after the next start.
      if (!this.#stopped.signal.aborted || outcome.status === 'captured') {
        await this.#finish(target, outcome);
      }
    } catch (error) {
      logger.warn({ err: error, cluster: source.name, pod: target.pod }, 'the log of an incident could not be fetched');
      await this.#finish(target, { status: 'failed', detail: 'The log could not be fetched.' });
    }
  }

  async #fetch(target: LogTarget): Promise<CaptureOutcome & { retryAfterMs?: number | null }> {
    const { source, lines, bytes, redact } = this.#parts;
    const { namespace, pod, podUid, container, containerId } = target;
    const locate = () =>
      locateInstance(
        source.snapshot().objects.pods.find(({ metadata }) => metadata.uid === podUid),
        container,
        containerId
      );
    const ask = (previous: boolean) =>
      source.fetchLog({ namespace, pod, container, previous, tailLines: lines, limitBytes: bytes });

    let instance = locate();
    if ('gone' in instance) {
      return { status: 'gone', detail: instance.gone };
    }
    let result = await ask(instance.previous);
    const now = locate();
    if ('previous' in now && now.previous !== instance.previous) {
      // It was restarted while the log was on its way.
      instance = now;
      result = await ask(instance.previous);
    }
    return result.status === 'captured'
      ? { status: 'captured', which: instance.which, text: redact(result.text), truncated: result.truncated }
      : result;
  }

  async #finish(target: LogTarget, outcome: CaptureOutcome): Promise<void> {
    const { store, surroundings, logger, onFinished } = this.#parts;
    this.#counts[outcome.status] += 1;
    const incident = await persist(() => store.finishCapture(target, outcome, surroundings.now()), {
      ...{ surroundings, logger, signal: this.#stopped.signal },
    });
    if (incident) {
      onFinished(incident);
    }
  }
}
