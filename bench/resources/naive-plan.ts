import { parseRangeAnswer } from '@vigil/core/prometheus/parse-answer';
import { interval } from './cluster-writer.ts';
import type { QueryServer } from './query-server.ts';

/** Maximum and average of one figure of one pod. */
export interface NaiveFigure {
  max: number;
  average: number;
}

const containers = 'container!="",container!="POD"';
const sum = (inner: string) => `sum(${inner}) by (namespace, pod)`;
const gpu = (metric: string) => `max(${metric}) by (exported_namespace, exported_pod)`;

/** The eight questions of the home-made platform this project started from, in today's names of the metrics. */
const questions = {
  cpu: sum(`irate(container_cpu_usage_seconds_total{${containers}}[2m])`),
  cpuRequest: sum('kube_pod_container_resource_requests{resource="cpu"}'),
  cpuLimit: sum('kube_pod_container_resource_limits{resource="cpu"}'),
  memory: sum(`container_memory_working_set_bytes{${containers}}`),
  memoryRequest: sum('kube_pod_container_resource_requests{resource="memory"}'),
  memoryLimit: sum('kube_pod_container_resource_limits{resource="memory"}'),
  gpu: `${gpu('DCGM_FI_DEV_GPU_UTIL')} / 100`,
  gpuMemory: gpu('DCGM_FI_DEV_FB_USED'),
};

/**
 * Eight range queries at once with a step of 30 s; maximum and average are taken here. Rejects with the first refusal,
 * when all have ended.
 */
export async function runNaivePlan(
  server: QueryServer,
  window: { from: number; to: number }
): Promise<Map<string, Map<string, NaiveFigure>>> {
  const params = { start: String(window.from / 1000), end: String(window.to / 1000), step: String(interval) };
  const answers = await Promise.allSettled(
    Object.entries(questions).map(async ([name, query]) => {
      const { series } = parseRangeAnswer(await server.ask('query_range', { ...params, query }));
      const figures = series.map(({ labels, points }): [string, NaiveFigure] => {
        const values = points.map(({ value }) => value);
        const total = values.reduce((a, b) => a + b, 0);
        return [
          `${labels['namespace'] ?? labels['exported_namespace']}/${labels['pod'] ?? labels['exported_pod']}`,
          { max: values.reduce((a, b) => Math.max(a, b), -Infinity), average: total / values.length },
        ];
      });
      return [name, new Map(figures)] as const;
    })
  );
  const refused = answers.find((answer) => answer.status === 'rejected');
  if (refused) {
    throw refused.reason;
  }
  return new Map(answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : [])));
}
