import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchCluster, WatchEvent } from './bench-cluster.ts';
import type { PodWatches } from './open-watch.ts';

/** What the updates of pods are made of: shares of 1; what is left is written without a change that matters. */
export interface Mixture {
  crashes: number;
  /** Readiness lost or won. */
  flips: number;
  /** Pods deleted and created anew, which are two events each. */
  replaced: number;
}

export interface Sent {
  updates: number;
  crashes: number;
  firstAt: number;
  lastAt: number;
  /** Of the last event. */
  resourceVersion: number;
}

/** Updates in one write, in a burst. */
const writeSize = 32;
const tickMs = 10;

/** As many updates as wanted, as fast as the watches take them. The last one is a crash: when it is known, all is. */
export async function sendBurst(
  cluster: BenchCluster,
  watches: PodWatches,
  { updates, ...mixture }: Mixture & { updates: number }
): Promise<Sent> {
  const make = maker(cluster, mixture);
  const firstAt = Date.now();
  for (let sent = 0; sent < updates - 1; sent += writeSize) {
    const count = Math.min(writeSize, updates - 1 - sent);
    await watches.send(Array.from({ length: count }, make).flat());
  }
  make.counts.crashes += 1;
  await watches.send([cluster.crash(Date.now())]);
  return { updates, crashes: make.counts.crashes, firstAt, lastAt: Date.now(), resourceVersion: cluster.version };
}

/** `perSecond` updates for `seconds`, evenly, until `signal` aborts. */
export async function sendSteadily(
  cluster: BenchCluster,
  watches: PodWatches,
  { perSecond, seconds, ...mixture }: Mixture & { perSecond: number; seconds: number }
): Promise<Sent> {
  const make = maker(cluster, mixture);
  const firstAt = Date.now();
  let updates = 0;
  while (Date.now() - firstAt < seconds * 1000) {
    const due = Math.floor(((Date.now() - firstAt) / 1000) * perSecond);
    for (; updates < due; updates += 1) {
      // Each on its own, so that its time is that of its sending.
      await watches.send(make());
    }
    await sleep(tickMs);
  }
  return { updates, crashes: make.counts.crashes, firstAt, lastAt: Date.now(), resourceVersion: cluster.version };
}

/** Even shares without chance: each kind comes when its share has grown by one. */
function maker(cluster: BenchCluster, { crashes, flips, replaced }: Mixture) {
  const kinds = [
    { share: crashes, owed: 0, make: () => [cluster.crash(Date.now())] },
    { share: flips, owed: 0, make: () => [cluster.flip(Date.now())] },
    { share: replaced, owed: 0, make: () => cluster.replace(Date.now()) },
    { share: 1 - crashes - flips - replaced, owed: 0, make: () => [cluster.touch()] },
  ];
  const counts = { crashes: 0 };
  const next = (): WatchEvent[] => {
    kinds.forEach((kind) => {
      kind.owed += kind.share;
    });
    const most = kinds.reduce((best, kind) => (kind.owed > best.owed ? kind : best));
    most.owed -= 1;
    counts.crashes += most === kinds[0] ? 1 : 0;
    return most.make();
  };
  return Object.assign(next, { counts });
}
