import type { Logger } from 'pino';
import type { Health } from '@vigil/core/contract/health';
import type { Incident } from '@vigil/core/vocabulary/incident';
import { clusterHealth } from '../http/cluster-health.ts';
import type { ClusterSource } from '../kubernetes/cluster-source.ts';
import type { Surroundings } from '../kubernetes/surroundings.ts';
import type { Settings } from '../settings/settings.ts';
import type { Happening, IncidentStore } from '../store/incident-store.ts';
import { LogQueue } from './log-queue.ts';
import { Recorder } from './recorder.ts';
import { RecordingWriter } from './recording-writer.ts';

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
  onChanged: (incidents: Incident[]) => void;
  onFresh: (cluster: string, happening: Happening) => void;
}

export interface RecordingService {
  start(): void;
  logs(): Health['logs'];
  stop(): Promise<void>;
}

const readyPollMs = 250;
const watermarkMs = 60_000;
const pruneMs = 600_000;
const dayMs = 86_400_000;

/** From changes to stored incidents and their logs, for every cluster; and the store's housekeeping. */
export function createRecording(parts: RecordingParts): RecordingService {
  const { settings, sources, store, redact, surroundings, logger, onChanged, onFresh } = parts;
  const stopped = new AbortController();
  const queues = new Map(
    sources.map((source) => [
      source.name,
      new LogQueue({
        ...{ source, store, redact, surroundings, logger },
        onFinished: (incident) => onChanged([incident]),
        lines: settings.logLines,
        bytes: settings.logBytes,
        capacity: settings.logQueue,
        concurrency: settings.logConcurrency,
      }),
    ])
  );
  const pipelines = sources.map((source) => {
    const writer = new RecordingWriter({
      ...{ store, surroundings, logger },
      onRecorded: ({ incidents, wanted, fresh }) => {
        onChanged(incidents);
        fresh.forEach((happening) => onFresh(source.name, happening));
        queues.get(source.name)?.add(wanted);
      },
      onLost: () => recorder.lookAtAll(),
    });
    const record = (recording: Parameters<RecordingWriter['add']>[0]) => writer.add(recording);
    const recorder: Recorder = new Recorder({ source, redact, surroundings, logger, record });
    return { source, writer, recorder };
  });

  /** Repeats `task` at once and every `everyMs`; a store that is not well is tried again the next time. */
  const repeat = async (everyMs: number, task: () => Promise<void>) => {
    while (!stopped.signal.aborted) {
      await task().catch((error: unknown) => logger.warn({ err: error }, 'housekeeping of the store failed'));
      await surroundings.delay(everyMs, stopped.signal);
    }
  };
  const mark = async () => {
    for (const source of sources.filter((candidate) => clusterHealth(candidate).reachable)) {
      await store.setWatermark(source.name, surroundings.now());
    }
  };
  const prune = async () => {
    const now = surroundings.now();
    const removed = await store.prune(now - settings.retentionDays * dayMs, settings.retentionBytes, now);
    if (removed.incidents + removed.logs > 0) {
      logger.info(removed, 'removed what is too old or too much');
    }
  };
  /** Once the cluster is listed: what ended while nobody watched, and the logs that were still to be fetched. */
  const catchUp = async ({ source, writer, recorder }: (typeof pipelines)[number]) => {
    const watchedUntil = await store.watermark(source.name);
    while (!source.ready() && !stopped.signal.aborted) {
      await surroundings.delay(readyPollMs, stopped.signal);
    }
    if (stopped.signal.aborted) {
      return;
    }
    await writer.idle();
    recorder.endMissing(await store.troubled(source.name), watchedUntil ?? surroundings.now());
    const unfinished = await store.unfinishedCaptures();
    queues.get(source.name)?.add(unfinished.filter(({ cluster }) => cluster === source.name));
  };

  return {
    start() {
      for (const pipeline of pipelines) {
        const caughtUp = catchUp(pipeline);
        caughtUp.catch((error: unknown) => logger.error({ err: error }, 'the past could not be read from the store'));
        pipeline.source.start((change) => pipeline.recorder.take(change));
      }
      void repeat(watermarkMs, mark);
      void repeat(pruneMs, prune);
    },
    logs: () =>
      [...queues.values()]
        .map((queue) => queue.counts())
        .reduce(
          (sum, { queued, captured, gone, failed, dropped }) => ({
            queued: sum.queued + queued,
            captured: sum.captured + captured,
            gone: sum.gone + gone,
            failed: sum.failed + failed,
            dropped: sum.dropped + dropped,
          }),
          { queued: 0, captured: 0, gone: 0, failed: 0, dropped: 0 }
        ),
    async stop() {
      stopped.abort();
      pipelines.forEach(({ recorder }) => recorder.stop());
      queues.forEach((queue) => queue.stop());
      await Promise.all(pipelines.map(({ writer }) => writer.stop()));
      await mark().catch(() => undefined);
    },
  };
}
