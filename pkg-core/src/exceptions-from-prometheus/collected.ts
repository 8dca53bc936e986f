import { differs, matches } from '../prometheus/matchers.ts';
import { selector } from '../prometheus/selector.ts';
import type { Answers, PlannedQuery } from '../resources/planned-query.ts';
import { clusterMatcher, windowSeconds, type ResourceScope, type ResourceWindow } from '../resources/scope.ts';
import { formatDuration } from '../prometheus/duration.ts';
import type { LocalText } from '../vocabulary/local-text.ts';

/** What a data source holds of kube-state-metrics in a time range. */
export interface Collected {
  /** It is scraped without honor_labels: its own labels are called `exported_…`. */
  exported: boolean;
  /** Metrics of {@link neededMetrics} that have samples. */
  metrics: ReadonlySet<string>;
}

export type CollectedId = 'metrics' | 'exported';

/** A metric whose absence costs something. */
export interface NeededMetric {
  metric: string;
  /** What is unknown without it. */
  cost: LocalText;
}

/**
 * Metrics that every cluster with kube-state-metrics has at any time, whatever state its pods are in: their absence means
 * that they are not collected. Reasons have samples only while there is something to say, and can not be told from
 * calm; they come with the plain states below.
 */
export const neededMetrics: readonly NeededMetric[] = [
  {
    metric: 'kube_pod_container_status_waiting',
    cost: {
      en: 'Containers that do not start (crash loops, failed pulls, wrong configuration) are unknown.',
      zh: '无法得知未能启动的容器（反复崩溃、拉取失败、配置错误）。',
    },
  },
  {
    metric: 'kube_pod_container_status_terminated',
    cost: { en: 'How containers ended is unknown.', zh: '无法得知容器如何结束。' },
  },
  {
    metric: 'kube_pod_container_status_restarts_total',
    cost: { en: 'Restarts are unknown.', zh: '无法得知重启次数。' },
  },
  {
    metric: 'kube_pod_status_phase',
    cost: { en: 'Failed, evicted and lost pods are unknown.', zh: '无法得知失败、被驱逐或失联的 Pod。' },
  },
  {
    metric: 'kube_pod_status_ready',
    cost: { en: 'Pods that run and are not ready are unknown.', zh: '无法得知在运行但未就绪的 Pod。' },
  },
  {
    metric: 'kube_pod_owner',
    cost: {
      en: 'Workloads are unknown: every pod stands for itself.',
      zh: '无法得知所属工作负载：每个 Pod 单独列出。',
    },
  },
  {
    metric: 'kube_deployment_status_condition',
    cost: { en: 'Deployments whose rollout is stuck are unknown.', zh: '无法得知发布卡住的 Deployment。' },
  },
  {
    metric: 'kube_node_status_condition',
    cost: { en: 'Nodes that are not ready or under pressure are unknown.', zh: '无法得知未就绪或有压力的节点。' },
  },
];

/** Where the metrics come from. */
export const howToCollect: LocalText = {
  en: 'Install kube-state-metrics, let Prometheus scrape it with honor_labels: true, and do not drop this metric.',
  zh: '安装 kube-state-metrics，让 Prometheus 以 honor_labels: true 抓取，并且不要丢弃该指标。',
};

/** Asks what is there at the end of the time range and in its middle: one missed scrape is no absence. */
export function planCollected(scope: ResourceScope, window: ResourceWindow): Array<PlannedQuery<CollectedId>> {
  const title = { en: 'What is collected', zh: '已采集的数据' };
  const cluster = clusterMatcher(scope);
  const names = matches('__name__', neededMetrics.map(({ metric }) => metric).join('|'));
  const half = formatDuration(windowSeconds(window) / 2);
  const count = (offset: string) =>
    `count by (metric) (label_replace(${selector('', names, cluster)}${offset}, "metric", "$1", "__name__", "(.+)"))`;
  const pods = matches('__name__', 'kube_pod_info|kube_pod_owner|kube_pod_status_phase');
  return [
    { id: 'metrics', title, expr: `${count('')} or ${count(` offset ${half}`)}` },
    { id: 'exported', title, expr: `count(${selector('', pods, differs('exported_pod', ''), cluster)})` },
  ];
}

/** Reads the answers of {@link planCollected}; undefined when what is collected was not answered. */
export function readCollected(answers: Answers<CollectedId>): Collected | undefined {
  return (
    answers.metrics && {
      exported: (answers.exported?.[0]?.value ?? 0) > 0,
      metrics: new Set(answers.metrics.map(({ labels }) => labels['metric'] ?? '')),
    }
  );
}

/** What is not collected. All of them: there is no kube-state-metrics. */
export function missingMetrics({ metrics }: Collected): NeededMetric[] {
  return neededMetrics.filter(({ metric }) => !metrics.has(metric));
}
