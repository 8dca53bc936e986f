import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { apiChecks } from '@vigil/core/audit/catalogue';
import { redact } from '@vigil/core/redaction/redact';
import { wordsOfError } from '@vigil/core/vocabulary/words-of-error';
import packageJson from '../package.json' with { type: 'json' };
import { AuditCache } from './audit/audit-cache.ts';
import { AuditRounds } from './audit/audit-rounds.ts';
import { CustomChecks, InvalidAudit } from './audit/custom-checks.ts';
import { openFindings } from './audit/open-findings.ts';
import { connectSources } from './connect-sources.ts';
import { knownExemptions } from './exemptions/known-exemptions.ts';
import { type App, createApp } from './http/app.ts';
import { createHandlers } from './http/create-handlers.ts';
import { Metrics } from './http/metrics.ts';
import { createRelay } from './http/relay.ts';
import { StreamRegistry } from './http/stream-registry.ts';
import { ChangeHub } from './incidents/change-hub.ts';
import { createRecording, type RecordingService } from './incidents/create-recording.ts';
import type { ClusterSource } from './kubernetes/cluster-source.ts';
import { realSurroundings, type Surroundings } from './kubernetes/surroundings.ts';
import { registerScriptRuns } from './runs/register-script-runs.ts';
import { InvalidNotifications } from './notifications/load-notifications.ts';
import { NotificationMetrics } from './notifications/notification-metrics.ts';
import { Notifier } from './notifications/notifier.ts';
import type { Settings } from './settings/settings.ts';
import { StartFailure } from './start-failure.ts';
import type { IncidentStore } from './store/incident-store.ts';
import { openSqliteStore } from './store/sqlite-store.ts';

export interface ProxyParts {
  logger: Logger;
  /** Instead of those the settings name, for tests. */
  sources?: ClusterSource[];
  surroundings?: Surroundings;
  /** The file that may hold `notifications:`. */
  configFile?: string | null;
}

export interface Proxy {
  /** `http://host:port`, with the port that was really taken. */
  url: string;
  /** Reads the notifications and the custom checks again, as their file and secrets are now. */
  reload(): void;
  /** Readers get their `end`, watches stop, what waits is stored. Idempotent. */
  close(): Promise<void>;
}

/**
 * The whole service in this process. Rejects with a {@link StartFailure} when a setting, the store or the port can not
 * be used; a cluster that can not be reached is told by health and tried for ever.
 */
export async function startProxy(settings: Settings, parts: ProxyParts): Promise<Proxy> {
  const { logger, surroundings = realSurroundings } = parts;
  const now = () => surroundings.now();
  const startedAt = now();
  const sources = parts.sources ?? connectSources(settings, process.env);
  const store = openSqliteStore(settings.storePath, { capturePatienceMs: 20 });
  const hub = new ChangeHub(1000, now);
  const file = parts.configFile ?? null;
  const customChecks = startable(store, () => new CustomChecks({ file, surroundings, logger }));
  const audit = new AuditCache(now, 5000, () => customChecks.api);
  const rounds = new AuditRounds({
    ...{ audit, sources, surroundings, logger },
    exemptions: (source) => knownExemptions(store.exemptions, [source], now(), customChecks.all),
    checks: () => [...apiChecks, ...customChecks.api],
  });
  const streams = new StreamRegistry(settings.streams);
  const clean = (text: string) => redact(text, settings.redactionPatterns);
  const metrics = new Metrics({
    store,
    sources,
    recording: () => recording.healthOf(),
    audit: () => rounds.samples(),
    openStreams: () => streams.open,
    ...{ hub, now },
  });
  const recording: RecordingService = createRecording({
    ...{ settings, sources, store, surroundings, logger },
    redact: clean,
    observer: {
      changed: (changes) => {
        hub.publish(changes);
        notifier.heard();
      },
      occurred: (cluster, happening) => metrics.occurred(cluster, happening),
      ignored: (cluster, ignored) => metrics.ignored(cluster, ignored),
      logEnded: (cluster, end) => metrics.logEnded(cluster, end),
      delayed: (cluster, seconds) => metrics.delayed(cluster, seconds),
    },
  });
  const notificationMetrics = new NotificationMetrics(metrics.registry, {
    figures: () => store.outbox.figures(),
    receivers: () => [...(notifier.state.notifications?.receivers.keys() ?? [])],
    now,
  });
  const notifier: Notifier = startable(
    store,
    () =>
      new Notifier({
        ...{ file, environment: process.env, store, outbox: store.outbox, sources, surroundings, logger },
        ...{ metrics: notificationMetrics, retentionDays: settings.retentionDays },
        reports: () =>
          Promise.all(
            sources.map((source) =>
              openFindings(source, { audit, exemptions: store.exemptions, custom: customChecks.all, now: now() })
            )
          ),
        onActive: (active) => {
          store.notifies = active;
        },
      })
  );
  const app = createApp({
    token: settings.token,
    handlers: createHandlers({
      ...{ version: packageJson.version, startedAt, now, store, runs: store.runs, sources, hub, audit, customChecks },
      exemptions: store.exemptions,
      recording: () => recording.health(),
      retention: { retentionDays: settings.retentionDays, retentionBytes: settings.retentionBytes },
      redact: clean,
      notifications: { notifier, file, store, outbox: store.outbox, sources, now },
    }),
    ...{ streams, metrics, logger },
    relay: createRelay({ notifier, outbox: store.outbox, metrics: notificationMetrics, now }),
    waitingFor: () => sources.filter((source) => !source.ready()).map(({ name }) => name),
  });

  registerScriptRuns(app, { token: settings.token, runs: store.runs, now });

  const reload = () => {
    notifier.reload();
    customChecks.reload();
  };
  let closing: Promise<void> | undefined;
  const close = async () => {
    await streams.close();
    await app.close();
    rounds.stop();
    customChecks.stop();
    await Promise.all(sources.map((source) => source.stop()));
    await recording.stop();
    await notifier.stop();
    await store.close();
  };
  try {
    const url = await listen(app, settings);
    logger.info({ url, clusters: sources.map(({ name }) => name), store: settings.storePath }, 'listening');
    recording.start();
    rounds.start();
    customChecks.start();
    notifier.start();
    return { url, reload, close: () => (closing ??= close()) };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What reads the configuration file: where it is wrong, the proxy does not start. */
function startable<Part>(store: IncidentStore, create: () => Part): Part {
  try {
    return create();
  } catch (error) {
    void store.close();
    throw error instanceof InvalidNotifications || error instanceof InvalidAudit
      ? new StartFailure(78, error.message, error)
      : error;
  }
}

async function listen(app: App, { host, port }: Settings): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const words = wordsOfError(error);
    const remedies: Record<string, string> = {
      EADDRINUSE: `Port ${port} is occupied. Stop what listens there, or set VIGIL_PORT to a free port`,
      EACCES: `Port ${port} is reserved. Set VIGIL_PORT to a port above 1023`,
    };
    const remedy =
      remedies[String(code)] ?? `VIGIL_HOST is ${host}. Set it to an address of this machine, or to 0.0.0.0`;
    throw new StartFailure(69, `The proxy can not listen on ${host}:${port}: ${remedy} (${words}).`, error);
  }
  const address = app.server.address() as AddressInfo;
  const shown = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${shown}:${address.port}`;
}
