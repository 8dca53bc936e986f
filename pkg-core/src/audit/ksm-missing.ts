import type { LocalText } from '../vocabulary/local-text.ts';
import { text } from './figure.ts';

/** What to say when a metric of kube-state-metrics is missing. `collector` as its option `--resources` calls it. */
export function ksmMissing(metric: string, collector: string): LocalText {
  return text(
    `${metric} (kube-state-metrics) is missing: scrape kube-state-metrics with the ${collector} collector, or the cluster has none.`,
    `缺少 ${metric}（kube-state-metrics）：请采集启用了 ${collector} 的 kube-state-metrics，或集群中没有此类对象。`
  );
}

/** The same for objects that every cluster has: a metric that is missing is not scraped. */
export function ksmNotScraped(collector: string, ...metrics: string[]): LocalText {
  return text(
    `${metrics.join(' or ')} (kube-state-metrics) is missing: scrape kube-state-metrics with the ${collector} collector.`,
    `缺少 ${metrics.join(' 或 ')}（kube-state-metrics）：请采集启用了 ${collector} 的 kube-state-metrics。`
  );
}

/** What to say when a metric of another exporter is missing. */
export function metricMissing(metric: string, from: string): LocalText {
  return text(`${metric} (${from}) is missing: scrape ${from}.`, `缺少 ${metric}（${from}）：请采集 ${from}。`);
}
