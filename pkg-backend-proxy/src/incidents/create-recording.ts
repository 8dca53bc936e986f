import type { Logger } from 'pino';
import type { ClusterSource } from '../kubernetes/cluster-source.ts';
import type { Surroundings } from '../kubernetes/surroundings.ts';
import type { Settings } from '../settings/settings.ts';
import type { Happening, IncidentStore, Recording } from '../store/incident-store.ts';
import type { Changes } from './change-hub.ts';
import { createHousekeeping } from './create-housekeeping.ts';
import { knownRestarts } from './known-restarts.ts';
import { sumLogCounts } from './log-counts.ts';
import { type LogEnd, LogQueue } from './log-queue.ts';
import { Recorder } from './recorder.ts';
import type { RecordingHealth } from './recording-health.ts';
import { RecordingWriter } from './recording-writer.ts';

/** Hears what is recorded, to tell readers and to count. */
export interface RecordingObserver {
  changed(changes: Changes): void;
  /** A happening that was not known before. */
  occurred(cluster: string, happening: Happening): void;
  ignored(cluster: string, ignored: Recording['ignored'][number]): void;
  logEnded(cluster: string, end: LogEnd): void;
  /** Seconds from a container's own change, by the kubelet's clock, to the look at it. */
  delayed(cluster: string, seconds: number): void;
}

export interface RecordingParts {
  settings: Pick<
    Settings,
    'logLines' | 'logBytes' | 'logQueue' | 'logConcurrency' | 'retentionDays' | 'retentionBytes'
  >;
  sources: readonly ClusterSource[];
  store: IncidentStore;
  redact: (text: string) => string;
  surroundings: Surroundings;
  logger: Logger;
  observer: RecordingObserver;
  /** Most recordings to hold while the store does not take them. */
  capacity?: number;
  /** From one transaction to the next, milliseconds. */
  pauseMs?: number;
}

export interface RecordingService {
  start(): void;
  health(): RecordingHealth;
  /** The same for each cluster. */
  healthOf(): Array<RecordingHealth & { cluster: string }>;
  stop(): Promise<void>;
}

interface Pipeline {
  source: ClusterSource;
  writer: RecordingWriter;
  recorder: Recorder;
  queue: LogQueue;
}

const readyPollMs = 250;
const roomPollMs = 250;

/** From changes to stored incidents and their logs, for every cluster on its own; and the store's housekeeping. */
export function createRecording(parts: RecordingParts): RecordingService {
  const { sources, store, surroundings, logger, observer } = parts;
  const stopped = new AbortController();
  const pipelines = sources.map((source) => createPipeline(source, parts, stopped.signal));
  const housekeeping = createHousekeeping({ ...parts, onChanged: (changes) => observer.changed(changes) });

  const begin = async (pipeline: Pipeline) => {
    const { source, recorder } = pipeline;
    const watchedUntil = store.watermark(source.name);
    const restarts = await knownRestarts(store, source.name).catch((error: unknown) => {
      logger.warn({ err: error, cluster: source.name }, 'restarts while nobody watched can not be told');
      return new Map();
    });
    if (stopped.signal.aborted) {
      return;
    }
    recorder.remember(restarts);
    source.start((change) => recorder.take(change));
    await catchUp(pipeline, await watchedUntil);
  };
  /** Once the cluster is listed: what ended while nobody watched, and the logs that were still to be fetched. */
  const catchUp = async ({ source, writer, recorder, queue }: Pipeline, watchedUntil: number | null) => {
    while (!source.ready() && !stopped.signal.aborted) {
      await surroundings.delay(readyPollMs, stopped.signal);
    }
    if (stopped.signal.aborted) {
      return;
    }
    await writer.idle();
    recorder.endMissing(await store.troubled(source.name), watchedUntil ?? surroundings.now());
    recorder.lookAtWorkloads();
    const unfinished = await store.unfinishedCaptures();
    queue.add(
      unfinished.filter(({ cluster }) => cluster === source.name),
      null
    );
  };
  const healthOf = () =>
    pipelines.map(({ source, queue, writer }) => ({
      ...{ cluster: source.name, logs: queue.counts(), recordings: writer.counts() },
    }));

  return {
    start() {
      for (const pipeline of pipelines) {
        begin(pipeline).catch((error: unknown) => {
          logger.error({ err: error, cluster: pipeline.source.name }, 'the past could not be read from the store');
        });
      }
      housekeeping.start();
    },
    health() {
      const all = healthOf();
      const sum = (count: (health: RecordingHealth) => number) => all.reduce((total, one) => total + count(one), 0);
      return {
        logs: sumLogCounts(all.map(({ logs }) => logs)),
        recordings: { waiting: sum((one) => one.recordings.waiting), lost: sum((one) => one.recordings.lost) },
      };
    },
    healthOf,
    async stop() {
      stopped.abort();
      pipelines.forEach(({ recorder, queue }) => {
        recorder.stop();
        queue.stop();
      });
      await Promise.all(pipelines.map(({ writer }) => writer.stop()));
      await housekeeping.stop();
    },
  };
}

function createPipeline(source: ClusterSource, parts: RecordingParts, stopped: AbortSignal): Pipeline {
  const { settings, store, redact, surroundings, logger, observer, capacity, pauseMs } = parts;
  const { name } = source;
  const queue = new LogQueue({
    ...{ source, store, redact, surroundings, logger },
    podOf: (target) => recorder.podOf(target),
    onFinished: (incident) => observer.changed({ incidents: [incident] }),
    onEnded: (end) => observer.logEnded(name, end),
    lines: settings.logLines,
    bytes: settings.logBytes,
    capacity: settings.logQueue,
    concurrency: settings.logConcurrency,
  });
  const writer = new RecordingWriter({
    ...{ store, surroundings, logger, capacity, pauseMs },
    onRecorded: ({ incidents, removed, wanted, fresh }, seenAt) => {
      observer.changed({ incidents, removed });
      fresh.forEach((happening) => observer.occurred(name, happening));
      queue.add(wanted, seenAt);
    },
    onLost: () => void lookAtAll(),
  });
  /** As fast as it can be stored: else the same would be lost again. */
  const lookAtAll = async () => {
    const steps = recorder.lookAtAll();
    while (!stopped.aborted && !steps.next().done) {
      while (!writer.hasRoom && !stopped.aborted) {
        await surroundings.delay(roomPollMs, stopped);
      }
    }
  };
  const record = (recording: Recording) => {
    recording.ignored.forEach((ignored) => observer.ignored(name, ignored));
    writer.add(recording);
  };
  const onDelay = (seconds: number) => observer.delayed(name, seconds);
  const recorder: Recorder = new Recorder({ source, redact, surroundings, logger, record, onDelay });
  return { source, writer, recorder, queue };
}
