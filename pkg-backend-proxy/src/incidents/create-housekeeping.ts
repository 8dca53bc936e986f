import type { Logger } from 'pino';
import { clusterHealth } from '../http/cluster-health.ts';
import type { ClusterSource } from '../kubernetes/cluster-source.ts';
import type { Surroundings } from '../kubernetes/surroundings.ts';
import type { Settings } from '../settings/settings.ts';
import type { IncidentStore } from '../store/incident-store.ts';
import type { Changes } from './change-hub.ts';

export interface HousekeepingParts {
  settings: Pick<Settings, 'retentionDays' | 'retentionBytes'>;
  sources: readonly ClusterSource[];
  store: Pick<IncidentStore, 'setWatermark' | 'prune' | 'expireMarks'>;
  surroundings: Surroundings;
  logger: Pick<Logger, 'info' | 'warn'>;
  onChanged: (changes: Changes) => void;
}

const watermarkMs = 60_000;
const expiryMs = 30_000;
const pruneMs = 600_000;
const dayMs = 86_400_000;

/** What the store needs from time to time: until when it was watched, marks that expire, what is too old or too much. */
export function createHousekeeping(parts: HousekeepingParts) {
  const { settings, sources, store, surroundings, logger, onChanged } = parts;
  const stopped = new AbortController();

  /** Repeats `task` at once and every `everyMs`; a store that is not well is tried again the next time. */
  const repeat = async (everyMs: number, task: () => Promise<void>) => {
    while (!stopped.signal.aborted) {
      await task().catch((error: unknown) => logger.warn({ err: error }, 'housekeeping of the store failed'));
      await surroundings.delay(everyMs, stopped.signal);
    }
  };
  const watermark = async () => {
    for (const source of sources.filter((candidate) => clusterHealth(candidate).reachable)) {
      await store.setWatermark(source.name, surroundings.now());
    }
  };
  const expire = async () => {
    const incidents = await store.expireMarks(surroundings.now());
    if (incidents.length > 0) {
      onChanged({ incidents });
    }
  };
  const prune = async () => {
    const now = surroundings.now();
    const { ids, incidents, logs } = await store.prune(
      now - settings.retentionDays * dayMs,
      settings.retentionBytes,
      now
    );
    if (incidents + logs > 0) {
      logger.info({ incidents, logs }, 'removed what is too old or too much');
      onChanged({ removed: ids });
    }
  };

  return {
    start() {
      void repeat(watermarkMs, watermark);
      void repeat(expiryMs, expire);
      void repeat(pruneMs, prune);
    },
    async stop() {
      stopped.abort();
      await watermark().catch(() => undefined);
    },
  };
}
