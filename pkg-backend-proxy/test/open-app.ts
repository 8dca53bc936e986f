import { pino } from 'pino';
import { auditSamples } from '@vigil/core/audit/history/audit-samples';
import { AuditCache } from '../src/audit/audit-cache.ts';
import { type App, createApp } from '../src/http/app.ts';
import { createHandlers, type HandlerParts } from '../src/http/create-handlers.ts';
import { Metrics } from '../src/http/metrics.ts';
import { StreamRegistry } from '../src/http/stream-registry.ts';
import { ChangeHub } from '../src/incidents/change-hub.ts';
import { LogCounts } from '../src/incidents/log-counts.ts';
import { openSqliteStore, type SqliteStore } from '../src/store/sqlite-store.ts';
import { token } from './proxy-process.ts';

export interface OpenedApp {
  app: App;
  store: SqliteStore;
  hub: ChangeHub;
  /** Two at once. */
  streams: StreamRegistry;
  close(): Promise<void>;
}

type Given = Pick<HandlerParts, 'now'> &
  Partial<Pick<HandlerParts, 'sources' | 'redact'>> & {
    notifications?: (store: SqliteStore) => HandlerParts['notifications'];
  };

/** The HTTP side of the proxy over a store in memory, without a socket and without recording. */
export function openApp({ now, sources = [], redact = (text) => text, notifications }: Given): OpenedApp {
  const store = openSqliteStore(':memory:');
  const hub = new ChangeHub(10);
  const streams = new StreamRegistry(2, 20);
  const audit = new AuditCache(now);
  const recording = { logs: new LogCounts().read(0), recordings: { waiting: 0, lost: 0 } };
  const handlers = createHandlers({
    ...{ version: '0.1.0', startedAt: 1, now, store, runs: store.runs, exemptions: store.exemptions },
    ...{ sources, hub, audit, redact },
    recording: () => recording,
    retention: { retentionDays: 14, retentionBytes: 1000 },
    notifications: notifications?.(store),
  });
  const metrics = new Metrics({
    ...{ store, sources, hub, now },
    openStreams: () => streams.open,
    recording: () => sources.map(({ name: cluster }) => ({ cluster, ...recording })),
    audit: () => sources.flatMap((source) => auditSamples(audit.report(source))),
  });
  const waitingFor = () => sources.filter((source) => !source.ready()).map(({ name }) => name);
  const app = createApp({ token, handlers, streams, metrics, waitingFor, logger: pino({ level: 'silent' }) });
  return {
    ...{ app, store, hub, streams },
    async close() {
      await streams.close(10);
      await app.close();
      await store.close();
    },
  };
}
