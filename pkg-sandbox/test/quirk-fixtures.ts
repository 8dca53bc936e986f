import type { Labels } from '../src/metrics/sample.ts';
import { encodeLabels, encodeRequest, sendRequest, type WrittenSeries } from '../src/prometheus/remote-write.ts';

/** A series as a quirk needs it: its value at a moment (minutes from the start), nothing where it has no sample. */
export interface FixtureSeries {
  name: string;
  labels: Labels;
  value(minute: number): number | undefined;
}

/** The end of a series as Prometheus writes it. */
export const stale = NaN;
export const mebibyte = 1_048_576;

interface Life {
  /** Minutes; the whole time by default. Where it ends early, a stale marker stands. */
  from?: number;
  to?: number;
  /** Without one, as where a target vanished together with who scraped it. */
  unmarked?: boolean;
}

function living({ from = 0, to = Infinity, unmarked = false }: Life, value: (minute: number) => number) {
  return (minute: number) => {
    if (minute < from || minute > to) {
      return undefined;
    }
    return minute === to && !unmarked ? stale : value(minute);
  };
}

const kubelet = { job: 'kubelet', namespace: 'shop', node: 'node-1', instance: '10.0.0.1:10250' };
const state = { job: 'kube-state-metrics', namespace: 'shop', instance: '10.1.0.1:8080' };

/** CPU and memory of a pod's own cgroup. Cores, MiB. */
export function cgroup(pod: string, cores: number, memory: number, labels: Labels = {}, life: Life = {}) {
  return usage({ ...kubelet, pod, id: `/kubepods/pod-${pod}`, ...labels }, cores, memory, life);
}

/** … and of a container. */
export function container(
  pod: string,
  name: string,
  cores: number,
  memory: number,
  labels: Labels = {},
  life: Life = {}
) {
  const own = { container: name, image: `${name}:1`, name: `k8s_${name}`, id: `/kubepods/pod-${pod}/${name}` };
  return usage({ ...kubelet, pod, ...own, ...labels }, cores, memory, life);
}

export function usage(labels: Labels, cores: number, memory: number, life: Life = {}): FixtureSeries[] {
  return [
    counter('container_cpu_usage_seconds_total', labels, cores, life),
    gauge('container_memory_working_set_bytes', labels, memory * mebibyte, life),
  ];
}

export function counter(name: string, labels: Labels, perSecond: number, life: Life = {}): FixtureSeries {
  return { name, labels, value: living(life, (minute) => 1000 + (minute - (life.from ?? 0)) * 60 * perSecond) };
}

export function gauge(name: string, labels: Labels, value: number, life: Life = {}): FixtureSeries {
  return { name, labels, value: living(life, () => value) };
}

/** Info, place and CPU request of a pod with one container, as kube-state-metrics 2 says it. */
export function known(pod: string, cores: number, labels: Labels = {}, life: Life = {}): FixtureSeries[] {
  const own = { ...state, pod, uid: `uid-${pod}`, ...labels };
  return [gauge('kube_pod_info', { ...own, node: 'node-1' }, 1, life), request(pod, cores, labels, life)];
}

export function request(pod: string, cores: number, labels: Labels = {}, life: Life = {}): FixtureSeries {
  const own = { ...state, pod, uid: `uid-${pod}`, container: 'app', resource: 'cpu', unit: 'core', ...labels };
  return gauge('kube_pod_container_resource_requests', own, cores, life);
}

/** Writes the series of each cluster, told apart by the label `cluster`; `step`: seconds between two samples. */
export async function writeFixtures(
  url: string,
  clusters: ReadonlyMap<string, { series: readonly FixtureSeries[]; step?: number }>,
  window: { from: number; to: number }
): Promise<void> {
  const written: WrittenSeries[] = [];
  for (const [cluster, { series, step = 30 }] of clusters) {
    for (const { name, labels, value } of series) {
      const one: WrittenSeries = {
        ...{ labels: encodeLabels({ cluster, ...labels, __name__: name }), times: [], values: [] },
      };
      for (let time = window.from; time <= window.to; time += step * 1000) {
        const found = value((time - window.from) / 60_000);
        if (found !== undefined) {
          one.times.push(time);
          one.values.push(found);
        }
      }
      written.push(one);
    }
  }
  await sendRequest(url, encodeRequest(written));
}
