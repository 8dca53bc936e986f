import { encodeRequest, sendRequest } from '../../pkg-sandbox/src/prometheus/remote-write.ts';
import { ClusterWriter, type WriterClock } from './cluster-writer.ts';
import type { SyntheticCluster } from './synthetic-cluster.ts';
import type { Truth } from './truth.ts';

/** Scrapes of one slice: the receiver takes no samples an hour older than its newest. */
const sliceSteps = 40;
const seriesPerRequest = 4000;

export interface Loading {
  samples: number;
  seconds: number;
}

/** Writes every sample in time order to all the servers by remote write; the truth is reckoned on the way. */
export async function loadCluster(options: {
  cluster: SyntheticCluster;
  clock: WriterClock;
  truth: Truth;
  urls: readonly string[];
  signal: AbortSignal;
  onProgress(done: number): void;
}): Promise<Loading> {
  const { cluster, clock, truth, urls, signal, onProgress } = options;
  const writer = new ClusterWriter(cluster, clock, truth);
  const began = performance.now();
  let samples = 0;
  for (let step = 0; step < clock.steps; step += sliceSteps) {
    // One request is on its way while the next one is made; a slice is complete before the next one.
    let sending: Promise<unknown> = Promise.resolve();
    for (const series of writer.slice(step, Math.min(clock.steps, step + sliceSteps), seriesPerRequest)) {
      signal.throwIfAborted();
      samples += series.reduce((sum, { times }) => sum + times.length, 0);
      const body = encodeRequest(series);
      await sending;
      sending = Promise.all(urls.map((url) => sendRequest(url, body)));
      // Its failure is thrown by the await; until then it is no unhandled one.
      sending.catch(() => {});
    }
    await sending;
    onProgress(Math.min(1, (step + sliceSteps) / clock.steps));
  }
  return { samples, seconds: (performance.now() - began) / 1000 };
}
