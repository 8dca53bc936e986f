import { pino } from 'pino';
import { IncidentQuery } from '@vigil/core/contract/incidents';
import type { Incident } from '@vigil/core/vocabulary/incident';
import { redact } from '@vigil/core/redaction/redact';
import type { Changes } from '../src/incidents/change-hub.ts';
import { createRecording, type RecordingObserver, type RecordingService } from '../src/incidents/create-recording.ts';
import type { LogEnd } from '../src/incidents/log-queue.ts';
import type { IncidentStore, Recording } from '../src/store/incident-store.ts';
import { openSqliteStore, type SqliteStore } from '../src/store/sqlite-store.ts';
import type { FakeClusterSource } from './fake-cluster-source.ts';
import { ManualTime, settle } from './manual-time.ts';

const settings = {
  ...{ logLines: 100, logBytes: 1000, logQueue: 1000, logConcurrency: 4, retentionDays: 14, retentionBytes: 1e9 },
  capacity: 20_000,
};

/** Recording over fake clusters, a store in memory and time that is told to pass. */
export class RecordingBench {
  readonly time = new ManualTime();
  readonly store: SqliteStore = openSqliteStore(':memory:');
  readonly heard: Changes[] = [];
  readonly ended: LogEnd[] = [];
  readonly delays: number[] = [];
  readonly ignored: Array<Recording['ignored'][number]> = [];
  readonly sources: FakeClusterSource[];
  readonly settings: typeof settings;
  service: RecordingService;

  constructor(sources: FakeClusterSource[], more: Partial<typeof settings> = {}) {
    this.sources = sources;
    this.settings = { ...settings, ...more };
    this.service = this.#create();
  }

  async start(): Promise<void> {
    this.service.start();
    await settle();
  }

  /** As a process that is stopped and started again. `meanwhile` is what happens while nobody watches. */
  async restart(meanwhile: () => void = () => undefined): Promise<void> {
    await this.service.stop();
    meanwhile();
    this.service = this.#create();
    await this.start();
  }

  async close(): Promise<void> {
    await this.service.stop();
    await this.store.close();
  }

  async list(): Promise<Incident[]> {
    return (await this.store.list(IncidentQuery.parse({ limit: 500 }))).incidents;
  }

  /** The one incident there is. */
  async only(): Promise<Incident> {
    const incidents = await this.list();
    const [incident] = incidents;
    if (!incident || incidents.length > 1) {
      throw new Error(`expected one incident: ${JSON.stringify(incidents.map(({ reason, pod }) => [reason, pod]))}`);
    }
    return incident;
  }

  #create(): RecordingService {
    const observer: RecordingObserver = {
      changed: (changes) => this.heard.push(changes),
      occurred: () => undefined,
      ignored: (_cluster, ignored) => this.ignored.push(ignored),
      logEnded: (_cluster, end) => this.ended.push(end),
      delayed: (_cluster, seconds) => this.delays.push(seconds),
    };
    const store: IncidentStore = this.store;
    const { settings, sources, time: surroundings } = this;
    const logger = pino({ level: 'silent' });
    return createRecording({
      settings,
      sources,
      store,
      surroundings,
      logger,
      observer,
      redact,
      capacity: settings.capacity,
      pauseMs: 0,
    });
  }
}
