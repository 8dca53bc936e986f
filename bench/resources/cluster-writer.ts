import type { Labels } from '../../pkg-sandbox/src/metrics/sample.ts';
import { encodeLabels, type WrittenSeries } from '../../pkg-sandbox/src/prometheus/remote-write.ts';
import { PodWriter } from './pod-writer.ts';
import type { SyntheticCluster } from './synthetic-cluster.ts';
import { stateSeries, type LastingSeries } from './state-series.ts';
import type { Truth } from './truth.ts';

/** Seconds between two scrapes. */
export const interval = 30;

export interface WriterClock {
  /** Of the first scrape, Unix milliseconds. */
  start: number;
  steps: number;
}

/** Every sample of a cluster, slice by slice in time order. */
export class ClusterWriter {
  readonly #clock: WriterClock;
  readonly #nodes: number;
  readonly #pods: PodWriter[];
  readonly #state: Array<LastingSeries & { encoded?: Uint8Array }>;

  constructor(cluster: SyntheticCluster, clock: WriterClock, truth: Truth) {
    this.#clock = clock;
    this.#nodes = cluster.nodes;
    this.#pods = cluster.incarnations.map((incarnation) => new PodWriter(incarnation, truth));
    this.#state = stateSeries(cluster, clock.steps);
  }

  /** Scrapes `from` up to, not including, `to`; calls with pieces of at most `size` series. */
  *slice(from: number, to: number, size: number): Generator<WrittenSeries[]> {
    const times = Array.from({ length: this.#nodes }, (_, node) => this.#timesOf(node, from, to + 1));
    let batch: WrittenSeries[] = [];
    for (const pod of this.#pods) {
      const own = times[pod.node];
      if (own && pod.from < to && pod.to >= from) {
        batch.push(...pod.write(own, from, to));
      }
      if (batch.length >= size) {
        yield batch;
        batch = [];
      }
    }
    batch.push(...times.flatMap((own, node) => rootSeries(node, own.slice(0, to - from), from)));
    const scrapes = Array.from(
      { length: to - from },
      (_, index) => this.#clock.start + (from + index) * interval * 1000 + 11_000
    );
    for (const series of this.#state) {
      const [first, last] = [Math.max(series.from, from), Math.min(series.to, to)];
      // The step after its last one has the stale marker.
      const ends = series.to >= from && series.to < to;
      if (last <= first && !ends) {
        continue;
      }
      series.encoded ??= encodeLabels(series.labels);
      const own =
        first === from && last === to && !ends ? scrapes : scrapes.slice(first - from, last - from + (ends ? 1 : 0));
      const values = Array.from({ length: own.length }, (_, index) => series.value(first + index));
      if (ends) {
        values[values.length - 1] = NaN;
      }
      batch.push({ labels: series.encoded, times: own, values });
      if (batch.length >= size) {
        yield batch;
        batch = [];
      }
    }
    yield batch;
  }

  /** Each kubelet is scraped at a time of its own; one in five hands out samples up to six seconds older or younger. */
  #timesOf(node: number, from: number, to: number): number[] {
    const offset = (node * 7919) % (interval * 1000 - 12_000);
    return Array.from({ length: to - from }, (_, index) => {
      const step = from + index;
      const jitter = node % 5 === 0 ? ((step * 2654435761 + node * 40503) >>> 0) % 12_000 : 6000;
      return this.#clock.start + step * interval * 1000 + offset + jitter;
    });
  }
}

/** The node's own cgroup. */
function rootSeries(node: number, times: number[], from: number): WrittenSeries[] {
  const labels = { ...kubeletLabels(node), id: '/' };
  const cpu = encodeLabels({ ...labels, __name__: 'container_cpu_usage_seconds_total', cpu: 'total' });
  const memory = encodeLabels({ ...labels, __name__: 'container_memory_working_set_bytes' });
  return [
    { labels: cpu, times, values: times.map((_, index) => (from + index) * interval * 6) },
    { labels: memory, times, values: times.map(() => 32e9) },
  ];
}

export function kubeletLabels(node: number): Labels {
  return {
    ...{ job: 'kubelet', metrics_path: '/metrics/cadvisor', endpoint: 'https-metrics', service: 'kubelet' },
    ...{ node: `node-${node}`, instance: `10.0.${Math.floor(node / 250)}.${node % 250}:10250` },
  };
}
