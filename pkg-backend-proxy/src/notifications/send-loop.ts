import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { Surroundings } from '../kubernetes/surroundings.ts';
import type { Claim, Outbox } from '../store/outbox.ts';
import { deliver, type DeliverParts } from './deliver.ts';
import type { Notifications, Receiver } from './load-notifications.ts';
import type { NotificationMetrics } from './notification-metrics.ts';

export interface SendLoopParts {
  outbox: Pick<Outbox, 'claim' | 'end'>;
  surroundings: Surroundings;
  logger: Pick<Logger, 'warn'>;
  metrics: NotificationMetrics;
  logOf: DeliverParts['logOf'];
  /** Receiver and configuration as they are now; undefined when there is no such receiver any more. */
  current: () => { receiver: Receiver; notifications: Notifications } | undefined;
  signal: AbortSignal;
  /** When this proxy began, Unix milliseconds. */
  since: number;
}

/** Messages on their way to one receiver at the same time. */
const concurrency = 4;
/** The longest time in which nothing is looked for: another proxy may have brought something. */
const longestWaitMs = 1000;
/** Beyond the time a service has to answer: claims of a proxy that was killed are free after it. */
const marginMs = 5000;

/** Sends what waits for one receiver, in its turn and within its budget, until `signal` aborts. */
export class SendLoop {
  readonly #parts: SendLoopParts;
  readonly #onTheWay = new Set<Promise<void>>();
  #wake = new AbortController();

  constructor(parts: SendLoopParts) {
    this.#parts = parts;
  }

  /** Looks for messages at once. */
  wake(): void {
    this.#wake.abort();
  }

  /** Resolves when the loop has ended and every message on its way was told of. */
  async run(): Promise<void> {
    const { signal, surroundings, logger } = this.#parts;
    while (!signal.aborted && this.#parts.current()) {
      const next = await this.#step().catch((error: unknown) => {
        logger.warn({ err: error }, 'messages that wait can not be read; it is tried again');
        return surroundings.now() + longestWaitMs;
      });
      const wait = Math.min(longestWaitMs, (next ?? Number.POSITIVE_INFINITY) - surroundings.now());
      if (wait > 0 && !signal.aborted) {
        this.#wake = new AbortController();
        await surroundings.delay(wait, AbortSignal.any([signal, this.#wake.signal]));
      }
    }
    await Promise.all(this.#onTheWay);
  }

  /** Gives when to look again, Unix milliseconds; null: when something new comes. */
  async #step(): Promise<number | null> {
    const { outbox, surroundings, metrics } = this.#parts;
    const current = this.#parts.current();
    if (!current) {
      return null;
    }
    if (this.#onTheWay.size >= concurrency) {
      await Promise.race(this.#onTheWay);
      return surroundings.now();
    }
    const { receiver } = current;
    const { claim, nextAt, digested } = await outbox.claim({
      ...{ receiver: receiver.config.name, budget: budgetName(receiver), limits: receiver.limits },
      ...{ mostItems: receiver.channel.mostItems ?? 20, now: surroundings.now() },
      leaseMs: receiver.config.timeout + marginMs,
    });
    if (digested > 0) {
      metrics.digested(receiver.config.name, digested);
    }
    if (!claim) {
      return nextAt;
    }
    const sending = this.#send(claim, current).finally(() => this.#onTheWay.delete(sending));
    this.#onTheWay.add(sending);
    return surroundings.now();
  }

  async #send(claim: Claim, { receiver, notifications }: { receiver: Receiver; notifications: Notifications }) {
    const { outbox, surroundings, metrics, logger, logOf, since } = this.#parts;
    const began = surroundings.now();
    const { name, retry } = receiver.config;
    const { verdict, remark } = await deliver(claim, receiver, notifications, { now: () => surroundings.now(), logOf });
    const now = surroundings.now();
    metrics.tried(name, verdict.outcome);
    if (remark !== '') {
      metrics.templateFailed(name);
    }
    if (verdict.outcome === 'accepted') {
      if (claim.transitionAt < since) {
        // It happened while no proxy was there: how long nobody looked says nothing of how fast messages are.
        metrics.caughtUp(name);
      } else {
        metrics.accepted(name, (now - claim.transitionAt) / 1000);
      }
    } else {
      logger.warn(
        { receiver: name, message: claim.id, outcome: verdict.outcome, why: verdict.why },
        'a message was not taken'
      );
    }
    const ending = {
      ...{ id: claim.id, budget: budgetName(receiver), verdict, now, tookMs: now - began, remark },
      retry: { attempts: retry.attempts, firstMs: retry.first, longestMs: retry.longest },
      chance: surroundings.random(),
    };
    // What a service has must be written down: else it would be sent again.
    for (let wait = 100; ; wait = Math.min(wait * 2, 2000)) {
      try {
        if ((await outbox.end(ending)) === 'dead') {
          metrics.died(name);
        }
        return;
      } catch (error) {
        if (this.#parts.signal.aborted || surroundings.now() - now > 60_000) {
          logger.warn(
            { err: error, message: claim.id },
            'what became of a message can not be stored; it may come twice'
          );
          return;
        }
        await surroundings.delay(wait, this.#parts.signal);
      }
    }
  }
}

/** Two receivers of one address share what its service allows. No part of a secret can be read from it. */
export function budgetName({ channel, settings, config }: Receiver): string {
  const target = typeof settings === 'object' && settings !== null && 'url' in settings ? settings.url : config.name;
  return `${channel.name} ${createHash('sha256').update(String(target)).digest('hex').slice(0, 16)}`;
}
