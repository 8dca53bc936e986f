import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { NotificationMetrics } from '../src/notifications/notification-metrics.ts';
import { Notifier } from '../src/notifications/notifier.ts';
import { realSurroundings, type Surroundings } from '../src/kubernetes/surroundings.ts';
import { openSqliteStore, type SqliteStore } from '../src/store/sqlite-store.ts';
import type { ClusterSource } from '../src/kubernetes/cluster-source.ts';

export interface World {
  folder: string;
  file: string;
  store: SqliteStore;
  notifier: Notifier;
  registry: Registry;
  write(yaml: string): void;
  stop(): Promise<void>;
}

export interface WorldOptions {
  yaml: string;
  environment?: Record<string, string>;
  storePath?: string;
  sources?: ClusterSource[];
  surroundings?: Surroundings;
}

/** A store and a notifier in this process, not started. */
export function createWorld({
  yaml,
  environment = {},
  storePath,
  sources = [],
  surroundings = realSurroundings,
}: WorldOptions): World {
  const folder = mkdtempSync(join(tmpdir(), 'vigil-notify-'));
  const file = join(folder, 'vigil.yaml');
  writeFileSync(file, yaml);
  const store = openSqliteStore(storePath ?? join(folder, 'vigil.db'));
  const registry = new Registry();
  const metrics = new NotificationMetrics(registry, {
    figures: () => store.outbox.figures(),
    receivers: () => [...(notifier.state.notifications?.receivers.keys() ?? [])],
    now: () => surroundings.now(),
  });
  const notifier: Notifier = new Notifier({
    ...{ file, environment, store, outbox: store.outbox, sources, surroundings, metrics, retentionDays: 14 },
    reports: () => Promise.resolve([]),
    logger: pino({ level: process.env['NOTIFY_LOG'] ?? 'silent' }),
    onActive: (active) => {
      store.notifies = active;
    },
  });
  return {
    ...{ folder, file, store, notifier, registry },
    write: (text) => writeFileSync(file, text),
    async stop() {
      await notifier.stop();
      await store.close();
    },
  };
}

/** Waits for a condition; the test runner's own limit is the only clock. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
