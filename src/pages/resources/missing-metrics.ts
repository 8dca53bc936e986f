import { t } from '@grafana/i18n';
import type { Capabilities } from '@vigil/core/resources/capabilities';

/** One kind of data that is not collected: the metric by name, what it costs, how to get it. */
export interface MissingData {
  metric: string;
  cost: string;
  remedy: string;
}

/** What a data source lacks for this page. GPU is not among it: most clusters have none. */
export function missingData({ usage, reservations, metrics, interval }: Capabilities): MissingData[] {
  const missing: MissingData[] = [];
  const kubeStateMetrics = t(
    'resources.missing.ksm',
    'Install kube-state-metrics and let Prometheus scrape it with honor_labels: true.'
  );
  if (usage === 'none') {
    missing.push({
      metric: 'container_cpu_usage_seconds_total',
      cost: t('resources.missing.usage', 'CPU and memory usage are unknown.'),
      remedy: t('resources.missing.cadvisor', 'Let Prometheus scrape every kubelet at /metrics/cadvisor.'),
    });
  }
  if (usage === 'container' || usage === 'legacy') {
    missing.push({
      metric: 'container_cpu_usage_seconds_total{container="",image=""}',
      cost: t(
        'resources.missing.pod-cgroup',
        'Pods have no series of their own: a pod’s maximum is the sum of its containers’ maxima, an upper bound.'
      ),
      remedy: t('resources.missing.relabel', 'Do not drop the series with an empty container label by relabelling.'),
    });
  }
  if (reservations === 'none') {
    missing.push({
      metric: 'kube_pod_container_resource_requests',
      cost: t('resources.missing.reservations', 'Requests and limits are unknown, and every verdict that needs them.'),
      remedy: kubeStateMetrics,
    });
  }
  if (!metrics.has('kube_pod_owner')) {
    missing.push({
      metric: 'kube_pod_owner',
      cost: t('resources.missing.owners', 'Workloads are unknown: every pod stands for itself.'),
      remedy: kubeStateMetrics,
    });
  }
  if (usage !== 'none' && !metrics.has('container_cpu_cfs_periods_total')) {
    missing.push({
      metric: 'container_cpu_cfs_periods_total',
      cost: t('resources.missing.throttling', 'Throttling is unknown.'),
      remedy: t(
        'resources.missing.cfs',
        'The kubelet gives it for containers with a CPU limit; do not drop it by relabelling.'
      ),
    });
  }
  if (!metrics.has('kube_pod_container_status_restarts_total')) {
    missing.push({
      metric: 'kube_pod_container_status_restarts_total',
      cost: t('resources.missing.restarts', 'Restarts are unknown.'),
      remedy: kubeStateMetrics,
    });
  }
  if (usage !== 'none' && !interval.measured) {
    missing.push({
      metric: 'container_cpu_usage_seconds_total offset 5m',
      cost: t(
        'resources.missing.interval',
        'The scrape interval could not be measured: 30 s are assumed for averages.'
      ),
      remedy: t('resources.missing.young', 'Wait until there are five minutes of data.'),
    });
  }
  return missing;
}
