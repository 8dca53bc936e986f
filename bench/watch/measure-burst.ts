import { setTimeout as sleep } from 'node:timers/promises';
import type { Mixture, Sent } from '../cluster/send-load.ts';
import type { Child } from '../processes/start-child.ts';
import type { Stage } from './stage.ts';
import type { WatcherCommands } from './watcher.ts';

export interface Burst {
  sent: Sent;
  /** When the last update was handled, Unix milliseconds. */
  handledAt: number;
  /** Processor time of the watcher, milliseconds. */
  cpuMs: number;
}

const patienceMs = 120_000;
/** Of the updates of a burst: how many are crashes, and how many readiness lost or won. */
export const burstMixture: Mixture = { crashes: 0.1, flips: 0.2, replaced: 0 };

/** `updates` as fast as the watcher takes them. */
export async function measureBurst(
  stage: Stage,
  watcher: Child<WatcherCommands>,
  updates: number,
  mixture: Mixture = burstMixture
): Promise<Burst> {
  await whenWatching(stage);
  const before = await watcher.call('memory', { collect: false });
  const sent = await stage.cluster.call('burst', { updates, ...mixture });
  const handledAt = await watcher.call('handledAt', { resourceVersion: sent.resourceVersion, patienceMs });
  const after = await watcher.call('memory', { collect: false });
  return { sent, handledAt, cpuMs: (after.cpu - before.cpu) / 1000 };
}

/** Until the watch on pods is open: what is sent before that would not be measured. */
export async function whenWatching(stage: Stage): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while ((await stage.cluster.call('watching', undefined)) === 0) {
    if (Date.now() > deadline) {
      throw new Error('nobody opened a watch on pods');
    }
    await sleep(20);
  }
}
