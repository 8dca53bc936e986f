import { setTimeout as sleep } from 'node:timers/promises';
import type { Child } from '../processes/start-child.ts';
import type { Stage } from './stage.ts';
import type { WatcherCommands } from './watcher.ts';

export interface Sync {
  /** From the start of the watcher to the last pod handled. */
  syncMs: number;
  /** From the first request for a page of pods. */
  listMs: number;
  /** Before the first request, with everything loaded. */
  emptyRss: number;
  /** Memory with all pods, after a rest; RSS as the process has it by itself. */
  rss: number;
  peakRss: number;
  heap: number;
  /** Of the heap, from before the first request; both after a collection. */
  heapGrowth: number;
  /** Processor time of the sync, milliseconds. */
  cpuMs: number;
}

const patienceMs = 120_000;

/** One first sync in a fresh process. */
export async function measureSync(
  stage: Stage,
  watcher: Child<WatcherCommands>,
  pods: number,
  restSeconds: number
): Promise<Sync> {
  await stage.cluster.call('expectVisible', undefined);
  const before = await watcher.call('memory', { collect: true });
  const { startedAt, syncedAt } = await watcher.call('sync', { pods, patienceMs });
  const synced = await watcher.call('memory', { collect: false });
  await sleep(restSeconds * 1000);
  const after = await watcher.call('memory', { collect: true });
  return {
    syncMs: syncedAt - startedAt,
    listMs: syncedAt - (await stage.cluster.call('podsListedAt', undefined)),
    emptyRss: before.rss,
    ...{ rss: after.rss, peakRss: after.peakRss, heap: after.heap, heapGrowth: after.heap - before.heap },
    cpuMs: (synced.cpu - before.cpu) / 1000,
  };
}
