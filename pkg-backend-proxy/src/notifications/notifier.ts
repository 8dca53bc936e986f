import type { Logger } from 'pino';
import type { OpenFindings } from '../audit/open-findings.ts';
import type { ClusterSource } from '../kubernetes/cluster-source.ts';
import type { Surroundings } from '../kubernetes/surroundings.ts';
import type { IncidentStore } from '../store/incident-store.ts';
import type { Outbox } from '../store/outbox.ts';
import { AuditTelling } from './audit-telling.ts';
import { decideRouting } from './decide-routing.ts';
import { fileVersion } from './file-version.ts';
import { lastLines } from './last-lines.ts';
import { InvalidNotifications, loadNotifications, type Notifications } from './load-notifications.ts';
import type { NotificationMetrics } from './notification-metrics.ts';
import { SendLoop } from './send-loop.ts';
import { WorkloadLookUp } from './workload-facts.ts';

export interface NotifierParts {
  /** The file with `notifications:`; null: there is none. */
  file: string | null;
  environment: Record<string, string | undefined>;
  store: Pick<IncidentStore, 'log'>;
  outbox: Outbox;
  sources: readonly ClusterSource[];
  /** The audit as it is now; only of clusters that are listed. */
  reports: () => Promise<OpenFindings[]>;
  surroundings: Surroundings;
  logger: Pick<Logger, 'info' | 'warn' | 'error'>;
  metrics: NotificationMetrics;
  /** Days a message is kept after its end. */
  retentionDays: number;
  /** Called with whether transitions are to be written down. */
  onActive: (active: boolean) => void;
}

/** The configuration as it is used, and why a newer one is not. */
export interface NotifierState {
  notifications: Notifications | null;
  loadedAt: number | null;
  faults: string[];
}

const tickMs = 250;
const reloadMs = 5000;
const auditMs = 60_000;
const strangersMs = 60_000;
const hourMs = 3_600_000;
const batch = 200;
/** How long messages for a receiver that this proxy does not know wait for another proxy that does. */
const strangerMs = 10 * 60_000;

/** Routes, groups and sends until it is stopped. */
export class Notifier {
  readonly #parts: NotifierParts;
  readonly #stopped = new AbortController();
  readonly #loops = new Map<string, { loop: SendLoop; done: Promise<void> }>();
  readonly #running: Array<Promise<void>> = [];
  readonly #startedAt: number;
  #state: NotifierState;
  #version = '';
  #wake = new AbortController();

  /** Throws an {@link InvalidNotifications} when the configuration can not be used. */
  constructor(parts: NotifierParts) {
    this.#parts = parts;
    const { file, environment, surroundings } = parts;
    this.#startedAt = surroundings.now();
    const notifications = file === null ? null : loadNotifications(file, environment);
    this.#state = { notifications, loadedAt: notifications && surroundings.now(), faults: [] };
    this.#version = this.#versionNow();
    parts.onActive(notifications !== null);
  }

  get state(): NotifierState {
    return this.#state;
  }

  start(): void {
    const audit = new AuditTelling(this.#parts);
    this.#syncLoops();
    this.#running.push(
      this.#repeat(tickMs, () => this.#route()),
      this.#repeat(reloadMs, async () => this.#reloadWhereChanged()),
      this.#repeat(auditMs, () => audit.tell(this.#state.notifications)),
      this.#repeat(strangersMs, () => this.#buryStrangers()),
      this.#repeat(hourMs, () => this.#cleanUp())
    );
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await Promise.all([...this.#running, ...[...this.#loops.values()].map(({ done }) => done)]);
  }

  /** Something happened: routes at once. */
  heard(): void {
    // Of a busy cluster this comes hundreds of times a second.
    if (this.#state.notifications !== null) {
      this.#wake.abort('heard');
    }
  }

  /** Something is to be routed or sent: looks at once. */
  wake(): void {
    this.heard();
    this.#loops.forEach(({ loop }) => loop.wake());
  }

  /** Reads the configuration again; one that can not be used changes nothing and is told by {@link state}. */
  reload(): void {
    const { file, environment, surroundings, logger, metrics, onActive } = this.#parts;
    if (file === null) {
      return;
    }
    try {
      const notifications = loadNotifications(file, environment);
      this.#state = { notifications, loadedAt: surroundings.now(), faults: [] };
      this.#version = this.#versionNow();
      metrics.reloaded(true);
      logger.info({ receivers: [...(notifications?.receivers.keys() ?? [])] }, 'the notifications were read again');
      onActive(notifications !== null);
      this.#syncLoops();
      this.wake();
    } catch (error) {
      const faults = error instanceof InvalidNotifications ? error.faults : [String(error)];
      this.#state = { ...this.#state, faults };
      metrics.reloaded(false);
      logger.error({ faults }, 'the notifications can not be used as they are now; those before stay in use');
    }
  }

  #reloadWhereChanged(): void {
    const version = this.#versionNow();
    if (version !== this.#version) {
      this.#version = version;
      this.reload();
    }
  }

  /** Of the file and of those its secrets are in: a key that was exchanged is used without anybody touching anything else. */
  #versionNow(): string {
    const { file } = this.#parts;
    const secrets = this.#state.notifications?.secretFiles ?? [];
    return file === null ? '' : [file, ...secrets].map(fileVersion).join('\n');
  }

  /** One loop for each receiver; one whose receiver is gone ends by itself. */
  #syncLoops(): void {
    const { outbox, surroundings, logger, metrics, store } = this.#parts;
    for (const name of this.#state.notifications?.receivers.keys() ?? []) {
      if (!this.#loops.has(name)) {
        const loop = new SendLoop({
          ...{ outbox, surroundings, logger, metrics, signal: this.#stopped.signal, since: this.#startedAt },
          logOf: async (subject) => lastLines((await store.log(subject))?.text ?? ''),
          current: () => {
            const { notifications } = this.#state;
            const receiver = notifications?.receivers.get(name);
            return notifications && receiver ? { receiver, notifications } : undefined;
          },
        });
        const done = loop.run().finally(() => this.#loops.delete(name));
        this.#loops.set(name, { loop, done });
      }
    }
  }

  async #route(): Promise<void> {
    const { outbox, sources, surroundings, logger } = this.#parts;
    const { notifications } = this.#state;
    if (!notifications) {
      return;
    }
    let isMore = true;
    while (isMore && !this.#stopped.signal.aborted) {
      const now = surroundings.now();
      const lookUp = new WorkloadLookUp(sources);
      const times = { now, since: this.#startedAt };
      const routed = await outbox.route(batch, now, (transition) => {
        try {
          return decideRouting(transition, notifications, lookUp, times);
        } catch (error) {
          // One that can not be read must not hold up the others.
          logger.error({ err: error, transition }, 'a transition can not be routed and is left out');
          return { removed: '' };
        }
      });
      // Lets calls be answered between two transactions.
      await new Promise((resolve) => setImmediate(resolve));
      const told = await outbox.tellDue(
        surroundings.now(),
        batch,
        (name) => notifications.receivers.get(name)?.channel.mostItems ?? 20
      );
      if (told.told > 0) {
        this.#loops.forEach(({ loop }) => loop.wake());
      }
      await new Promise((resolve) => setImmediate(resolve));
      isMore = routed.more || told.more;
    }
  }

  async #buryStrangers(): Promise<void> {
    const { outbox, surroundings, metrics } = this.#parts;
    const { notifications } = this.#state;
    if (notifications) {
      const now = surroundings.now();
      const buried = await outbox.buryUnknown([...notifications.receivers.keys()], now - strangerMs, now);
      buried.forEach((receiver) => metrics.died(receiver));
    }
  }

  async #cleanUp(): Promise<void> {
    const { outbox, surroundings, retentionDays } = this.#parts;
    const now = surroundings.now();
    while (!this.#stopped.signal.aborted && (await outbox.prune(now - retentionDays * 24 * hourMs)) > 0) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async #repeat(everyMs: number, task: () => Promise<void>): Promise<void> {
    const { surroundings, logger } = this.#parts;
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      await task().catch((error: unknown) =>
        logger.warn({ err: error }, 'notifications: the store did not take what was written; it is tried again')
      );
      this.#wake = everyMs === tickMs ? new AbortController() : this.#wake;
      await surroundings.delay(everyMs, everyMs === tickMs ? AbortSignal.any([signal, this.#wake.signal]) : signal);
    }
  }
}
