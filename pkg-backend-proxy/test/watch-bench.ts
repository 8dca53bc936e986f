import assert from 'node:assert/strict';
import type { Pod } from '@vigil/core/kubernetes/pod';
import { projectPod } from '@vigil/core/kubernetes/project-pod';
import { type ApiConnection, connectCluster } from '../src/kubernetes/connect-cluster.ts';
import type { StoreChange } from '../src/kubernetes/object-store.ts';
import { realSurroundings } from '../src/kubernetes/surroundings.ts';
import { type ResourceWatch, watchResource } from '../src/kubernetes/watch-resource.ts';
import { type WatchTimings, watchTimings } from '../src/kubernetes/watch-timings.ts';
import { FakeServer, until } from './watch-fake-server.ts';

/** What is watched. */
export const pods = '/api/v1/pods';
const timings: WatchTimings = {
  ...watchTimings,
  ...{ pageSize: 2, headerTimeout: 500, callTimeout: 1_000, idleTimeout: 1_000_000, healthyAfter: 1_000_000 },
  ...{ backoff: [1, 20], forbiddenRetry: 20 },
};
/** The answer to a resource version that is no longer kept. */
export const tooOld = { kind: 'Status', status: 'Failure', code: 410, reason: 'Expired', message: 'too old' };

/** The watch of pods, on a server that obeys the test. */
export class WatchBench {
  readonly server = new FakeServer();
  /** What was told, in order. */
  told: string[] = [];
  onChange = ({ previous, current }: StoreChange<Pod>): void => {
    const verb = current ? (previous ? 'changed' : 'added') : 'deleted';
    this.told.push(`${verb} ${(current ?? previous)?.metadata.uid}`);
  };
  #begun: { connection: ApiConnection; watch: ResourceWatch<Pod> } | undefined;

  /** With a server that listens, nothing watched yet. */
  static async open(): Promise<WatchBench> {
    const bench = new WatchBench();
    await bench.server.start();
    return bench;
  }

  async close(): Promise<void> {
    await this.watch.stop();
    this.#begun?.connection.close();
    await this.server.kill();
  }

  begin(over: Partial<WatchTimings> = {}): void {
    const patience = { ...timings, ...over };
    const connection = connectCluster({ from: 'in-cluster' }, patience, () => ({
      server: this.server.url,
      read: () => Promise.resolve({}),
    }));
    const watch = watchResource<Pod>({
      ...{ connection, kind: 'pods', path: pods, project: projectPod, timings: patience },
      // The longest waits, so that what a failure leaves behind can be looked at.
      surroundings: { ...realSurroundings, random: () => 0.99 },
      onChange: (change) => this.onChange(change),
    });
    this.#begun = { connection, watch };
    watch.start();
  }

  get watch(): ResourceWatch<Pod> {
    assert.ok(this.#begun, 'nothing is watched yet');
    return this.#begun.watch;
  }

  /** Uids of what the watch holds. */
  names(): string {
    return this.watch
      .objects()
      .map((pod) => pod.metadata.uid)
      .sort()
      .join(' ');
  }

  watching(): Promise<void> {
    return until('a watch is open', () => this.server.watching(pods) === 1);
  }
}
