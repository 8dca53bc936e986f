import type { AuditScope, PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { labels, select } from '../scope-selector.ts';

const parts = [
  'kube-scheduler',
  'kube-controller-manager',
  'kubelet',
  'kubernetes-nodes',
  'cadvisor',
  'kube-state-metrics',
  'kube-apiserver',
  'apiserver',
  'kubernetes-apiservers',
  'node-exporter',
];
/** Charts and operators put words before and behind: `monitoring/kubelet`, `prometheus-node-exporter`, `kubernetes-nodes-cadvisor`. */
const jobs = `job=~"(.*[-/_])?(${parts.join('|')})([-/_].*)?"`;

const target = (scope: AuditScope) => labels(scope, 'job', 'instance');

export const scrapeTargetDown: PrometheusCheck = {
  kind: 'prometheus',
  id: 'CL-09',
  category: 'coverage',
  severity: 'high',
  peers: ['kubernetes-mixin'],
  alert: {
    name: 'ScrapeTargetDown',
    for: '15m',
    summary: 'Target {{ $labels.job }} at {{ $labels.instance }} can not be scraped',
  },
  title: text('Scrape target of the cluster is down', '集群监控采集目标不可用'),
  why: text(
    'What this target measures is missing from every page and every alert: silence looks like health. For the scheduler and the controller manager it may mean that they do not run.',
    '该目标的指标会从所有页面和告警中消失：没有数据看起来就像一切正常。对调度器和控制器管理器而言，可能意味着它们没有运行。'
  ),
  remedy: {
    text: text(
      'Open Status → Targets in Prometheus and read the error of the target: most often it is a certificate, a bind address of 127.0.0.1, or a network policy.',
      '在 Prometheus 的 Status → Targets 页面查看该目标的错误：常见原因是证书、监听地址为 127.0.0.1 或网络策略。'
    ),
    yaml: null,
  },
  missing: text(
    'The up series of kubelet, kube-state-metrics, apiserver, scheduler, controller manager and node-exporter are missing: no scrape job of these names exists.',
    '缺少 kubelet、kube-state-metrics、apiserver、调度器、控制器管理器、node-exporter 的 up 序列：没有这些名称的采集任务。'
  ),
  probe: (scope) => `count(count by (${target(scope)}) (${select(scope, 'up', jobs)}))`,
  // Two Prometheus replicas may see one target differently; one kubelet has several paths, of which each counts.
  query: (scope) =>
    `min by (${target(scope)}) (max by (${labels(scope, 'job', 'instance', 'metrics_path')}) (${select(scope, 'up', jobs)})) == 0`,
  hazard({ labels: found }) {
    const { job = '', instance = '' } = found;
    return hazardOf(
      { kind: 'Target', namespace: '', name: `${job} ${instance}` },
      text(`${job} at ${instance} can not be scraped`, `无法采集 ${instance} 的 ${job}`),
      [figure('Job', '采集任务', job), figure('Instance', '实例', instance), figure('up', 'up', 0)]
    );
  },
};
