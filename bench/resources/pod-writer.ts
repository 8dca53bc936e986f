import type { Labels } from '../../pkg-sandbox/src/metrics/sample.ts';
import { encodeLabels, type WrittenSeries } from '../../pkg-sandbox/src/prometheus/remote-write.ts';
import { kubeletLabels } from './cluster-writer.ts';
import type { Incarnation, SyntheticContainer } from './synthetic-cluster.ts';
import type { Truth } from './truth.ts';

type Metric = 'cpu' | 'memory' | 'periods' | 'throttled';
const names: Record<Metric, string> = {
  cpu: 'container_cpu_usage_seconds_total',
  memory: 'container_memory_working_set_bytes',
  periods: 'container_cpu_cfs_periods_total',
  throttled: 'container_cpu_cfs_throttled_periods_total',
};
const page = 4096;
const pauseBytes = 380_928;

interface Counters {
  container: SyntheticContainer;
  instance: number;
  cpu: number;
  periods: number;
  throttled: number;
  series: Map<Metric, Uint8Array>;
}

/** What cAdvisor tells of one life of a pod: its containers (a new series each time one restarts) and its own cgroup. */
export class PodWriter {
  readonly node: number;
  readonly from: number;
  readonly to: number;
  readonly #pod: Incarnation;
  readonly #truth: Truth;
  readonly #key: string;
  readonly #containers: Counters[];
  #own: { cpu: Uint8Array; memory: Uint8Array } | undefined;
  #pause: { cpu: Uint8Array; memory: Uint8Array } | undefined;
  #cpu = 0;
  #before: { time: number; cpu: number } | undefined;
  #beforeTime: number | undefined;

  constructor(pod: Incarnation, truth: Truth) {
    this.node = pod.node;
    this.from = pod.from;
    this.to = pod.to;
    this.#pod = pod;
    this.#truth = truth;
    this.#key = `${pod.namespace}/${pod.pod}`;
    this.#containers = pod.containers.map((container) => ({
      ...{ container, instance: 0, cpu: 0, periods: 0, throttled: 0, series: new Map() },
    }));
  }

  /** `times[i]`: of step `from + i` on its node. */
  write(times: readonly number[], from: number, to: number): WrittenSeries[] {
    const open = new Map<Uint8Array, WrittenSeries>();
    const add = (labels: Uint8Array, time: number, value: number) => {
      const series = open.get(labels);
      if (series) {
        series.times.push(time);
        series.values.push(value);
      } else {
        open.set(labels, { labels, times: [time], values: [value] });
      }
    };
    this.#own ??= { cpu: this.#encode('cpu', {}), memory: this.#encode('memory', {}) };
    // Docker's pause container stands for itself on some nodes.
    if (this.node % 3 === 0) {
      const pause = { container: 'POD', image: 'registry.k8s.io/pause:3.6', name: `k8s_POD_${this.#pod.pod}` };
      this.#pause ??= { cpu: this.#encode('cpu', pause), memory: this.#encode('memory', pause) };
    }
    for (let step = Math.max(from, this.from); step < Math.min(to, this.to); step += 1) {
      const time = times[step - from] ?? 0;
      const seconds = (time - (this.#beforeTime ?? time - 15_000)) / 1000;
      let memory = this.#pause ? pauseBytes : 0;
      this.#containers.forEach((counters, index) => {
        const { container } = counters;
        if (container.restarts[counters.instance] === step) {
          counters.series.forEach((labels) => add(labels, time, NaN));
          Object.assign(counters, { instance: counters.instance + 1, cpu: 0, periods: 0, throttled: 0 });
          counters.series = new Map();
        }
        const noise = this.#noise(step, index);
        const spike = noise > 0.985 ? 4 : 1;
        const cores = container.cores * (0.6 + 0.3 * Math.sin(step / 97 + index) + 0.5 * noise) * spike;
        const bytes =
          Math.round((container.bytes * (0.85 + 0.1 * Math.sin(step / 61 + index) + 0.1 * noise)) / page) * page;
        counters.cpu += cores * seconds;
        this.#cpu += cores * seconds;
        memory += bytes;
        add(this.#series(counters, 'cpu'), time, nanoseconds(counters.cpu));
        add(this.#series(counters, 'memory'), time, bytes);
        if (container.limits.cpu !== undefined) {
          counters.periods += Math.round(10 * seconds);
          counters.throttled += Math.round(10 * seconds * Math.min(0.9, 0.2 * (cores / container.limits.cpu) ** 2));
          add(this.#series(counters, 'periods'), time, counters.periods);
          add(this.#series(counters, 'throttled'), time, counters.throttled);
        }
      });
      const cpu = nanoseconds(this.#cpu);
      add(this.#own.cpu, time, cpu);
      add(this.#own.memory, time, memory);
      if (this.#pause) {
        add(this.#pause.cpu, time, 0.021);
        add(this.#pause.memory, time, pauseBytes);
      }
      this.#truth.note(this.#key, time, cpu, memory, this.#before);
      this.#before = { time, cpu };
      this.#beforeTime = time;
    }
    if (this.to >= from && this.to < to) {
      const end = times[this.to - from] ?? 0;
      const last = [this.#own, this.#pause].flatMap((pair) => (pair ? [pair.cpu, pair.memory] : []));
      [...last, ...this.#containers.flatMap(({ series }) => [...series.values()])].forEach((labels) =>
        add(labels, end, NaN)
      );
    }
    return [...open.values()];
  }

  #series(counters: Counters, metric: Metric): Uint8Array {
    let labels = counters.series.get(metric);
    if (!labels) {
      const id = `${this.#pod.uid}${counters.container.name}${counters.instance}`;
      const { name, image } = counters.container;
      labels = this.#encode(metric, { container: name, image, name: Buffer.from(id).toString('hex').slice(-64) });
      counters.series.set(metric, labels);
    }
    return labels;
  }

  #encode(metric: Metric, own: { container?: string; image?: string; name?: string }): Uint8Array {
    const { uid, namespace, pod, node } = this.#pod;
    const slice = `/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod${uid}.slice`;
    const labels: Labels = {
      ...kubeletLabels(node),
      ...own,
      __name__: names[metric],
      id: own.name === undefined ? slice : `${slice}/cri-containerd-${own.name}.scope`,
      ...{ namespace, pod },
      ...(metric === 'cpu' ? { cpu: 'total' } : {}),
    };
    return encodeLabels(labels);
  }

  /** 0 … 1, the same each time. */
  #noise(step: number, index: number): number {
    let mixed = Math.imul(this.#pod.seed ^ Math.imul(step + 1, 0x9e3779b1) ^ (index << 20), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 4_294_967_296;
  }
}

/** cAdvisor counts CPU in nanoseconds. */
function nanoseconds(seconds: number): number {
  return Math.round(seconds * 1e9) / 1e9;
}
