import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { QueueFigures } from '../store/outbox.ts';

export interface NotificationReadings {
  figures: () => Promise<QueueFigures[]>;
  receivers: () => string[];
  /** Unix milliseconds. */
  now: () => number;
}

/** What the proxy tells Prometheus of its messages, by receiver. */
export class NotificationMetrics {
  readonly #tries: Counter<'receiver' | 'outcome'>;
  readonly #digested: Counter<'receiver'>;
  readonly #dead: Counter<'receiver'>;
  readonly #caughtUp: Counter<'receiver'>;
  readonly #templateFaults: Counter<'receiver'>;
  readonly #latency: Histogram<'receiver'>;
  readonly #relayed: Counter<'outcome'>;
  readonly #reloads: Counter<'outcome'>;

  constructor(registry: Registry, { figures, receivers, now }: NotificationReadings) {
    const registers = [registry];
    const counter = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
      new Counter({ name, help: `${help} Since the start of the proxy.`, labelNames, registers });
    this.#tries = counter(
      'vigil_notification_tries_total',
      'Tries to send a message: accepted, retry or refused.',
      ...(['receiver', 'outcome'] as const)
    );
    this.#digested = counter('vigil_notifications_digested_total', 'Messages told within a digest.', 'receiver');
    this.#dead = counter('vigil_notifications_dead_total', 'Messages given up.', 'receiver');
    this.#caughtUp = counter(
      'vigil_notifications_caught_up_total',
      'Messages accepted about what happened before this proxy began; they are not in the latency.',
      'receiver'
    );
    this.#templateFaults = counter(
      'vigil_notification_template_faults_total',
      "Tries for which a receiver's own template failed and the default was used.",
      'receiver'
    );
    this.#relayed = counter(
      'vigil_relayed_alerts_total',
      'Alerts that came to be relayed, by what became of them.',
      'outcome'
    );
    this.#reloads = counter('vigil_notification_reloads_total', 'Times the configuration was read again.', 'outcome');
    this.#latency = new Histogram({
      name: 'vigil_notification_latency_seconds',
      help: 'Time from a transition since the start of the proxy to when the service had the message, waits included.',
      labelNames: ['receiver'],
      buckets: [1, 2, 5, 10, 15, 30, 60, 120, 300, 900, 3600],
      registers,
    });
    const queue: Gauge = new Gauge({
      name: 'vigil_notifications',
      help: 'Messages in the store by their state.',
      labelNames: ['receiver', 'state'],
      registers,
      collect: async () => {
        queue.reset();
        for (const { receiver, state, count } of await figures().catch(() => [])) {
          queue.set({ receiver, state }, count);
        }
      },
    });
    const age: Gauge = new Gauge({
      name: 'vigil_notification_queue_age_seconds',
      help: 'Age of the oldest message that still waits; 0 where none does.',
      labelNames: ['receiver'],
      registers,
      collect: async () => {
        age.reset();
        const all = await figures().catch(() => null);
        const open = all?.filter(({ state }) => state === 'waiting' || state === 'sending');
        // What can not be read is no zero.
        for (const receiver of open ? receivers() : []) {
          const own = open?.filter((one) => one.receiver === receiver) ?? [];
          const oldest = Math.min(now(), ...own.map((one) => one.oldest));
          age.set({ receiver }, (now() - oldest) / 1000);
        }
      },
    });
  }

  tried(receiver: string, outcome: 'accepted' | 'retry' | 'refused'): void {
    this.#tries.inc({ receiver, outcome });
  }

  digested(receiver: string, count: number): void {
    this.#digested.inc({ receiver }, count);
  }

  died(receiver: string): void {
    this.#dead.inc({ receiver });
  }

  accepted(receiver: string, seconds: number): void {
    this.#latency.observe({ receiver }, Math.max(0, seconds));
  }

  /** A message about what happened before this proxy began was accepted. */
  caughtUp(receiver: string): void {
    this.#caughtUp.inc({ receiver });
  }

  templateFailed(receiver: string): void {
    this.#templateFaults.inc({ receiver });
  }

  relayed(outcome: 'taken' | 'ignored' | 'refused', count: number): void {
    this.#relayed.inc({ outcome }, count);
  }

  reloaded(isUsed: boolean): void {
    this.#reloads.inc({ outcome: isUsed ? 'used' : 'refused' });
  }
}
