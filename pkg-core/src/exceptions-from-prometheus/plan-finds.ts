import { formatDuration } from '../prometheus/duration.ts';
import { mark } from '../prometheus/relabel.ts';
import type { PlannedQuery } from '../resources/planned-query.ts';
import { windowSeconds, type ResourceScope, type ResourceWindow } from '../resources/scope.ts';
import type { LocalText } from '../vocabulary/local-text.ts';
import type { Collected } from './collected.ts';
import { nodeTrouble, stateOf } from './state-of.ts';
import { rolloutKeys, stuckRollouts } from './stuck-rollouts.ts';
import { stateSeries, type StateSeries } from './state-series.ts';
import { sustainedStep } from './query-steps.ts';

export type FindId =
  | 'waiting'
  | 'terminated'
  | 'ended'
  | 'restarted'
  | 'starting'
  | 'unready'
  | 'unschedulable'
  | 'phase'
  | 'job'
  | 'rollout'
  | 'node';

const titles: Record<FindId, LocalText> = {
  waiting: { en: 'containers that wait', zh: '等待中的容器' },
  terminated: { en: 'containers that ended', zh: '已结束的容器' },
  ended: { en: 'how containers ended before', zh: '容器上一次如何结束' },
  restarted: { en: 'restarts', zh: '重启' },
  starting: { en: 'pods that do not get started', zh: '迟迟未启动的 Pod' },
  unready: { en: 'pods that are not ready', zh: '未就绪的 Pod' },
  unschedulable: { en: 'pods without a node', zh: '无法调度的 Pod' },
  phase: { en: 'failed and lost pods', zh: '失败或失联的 Pod' },
  job: { en: 'failed Jobs', zh: '失败的 Job' },
  rollout: { en: 'rollouts that are stuck', zh: '卡住的发布' },
  node: { en: 'conditions of nodes', zh: '节点状况' },
};

/**
 * First look: what was in trouble in the time range. Every answer is small, however many pods there are; the second
 * look asks the rest about those only. `max by` the identity before all else: two replicas of kube-state-metrics, or
 * the series from before its restart, must not double anything. Evaluate all at `window.to`.
 */
export function planFinds(
  scope: ResourceScope,
  window: ResourceWindow,
  { exported }: Collected
): Array<PlannedQuery<FindId>> {
  const series = stateSeries(scope, exported);
  const range = formatDuration(windowSeconds(window));
  const step = sustainedStep(window);
  const pod = series.keys('namespace', 'pod');
  const container = series.keys('namespace', 'pod', 'container', 'reason');
  const ever = (by: string, selected: string) => `max by (${by}) (max_over_time(${selected}[${range}])) > 0`;
  const lasting = (by: string, state: string, seconds = step) =>
    `max by (${by}) (max_over_time((${state})[${range}:${formatDuration(seconds)}]))`;
  const query = (id: FindId, expr: string) => ({ id, title: titles[id], expr: series.named(expr) });
  const lost = series.select('kube_pod_status_reason', 'reason="NodeLost"');

  return [
    ...(['waiting', 'terminated', 'ended'] as const).map((sign) => query(sign, ever(container, stateOf[sign](series)))),
    query('restarted', restarted(series, range)),
    query('starting', lasting(series.keys('namespace', 'pod', 'reason'), since(series, 'starting', 300))),
    query('unready', lasting(pod, unready(series), Math.min(300, 4 * step))),
    query('unschedulable', lasting(pod, since(series, 'unschedulable', 60))),
    query(
      'phase',
      `${ever(series.keys('namespace', 'pod', 'phase'), stateOf.phase(series))} or ${mark(ever(pod, lost), 'phase', 'NodeLost')}`
    ),
    query(
      'job',
      [
        series.ofWorkloads('kube_job_failed', 'condition="true"'),
        series.ofWorkloads('kube_job_status_failed', 'reason!=""'),
      ]
        .map((failed) => ever(series.keys('namespace', 'job_name'), failed))
        .join(' or ')
    ),
    query('rollout', lasting(rolloutKeys(series), stuckRollouts(series))),
    ...(scope.namespaces.length === 0
      ? [query('node', lasting(series.keys('node', 'condition'), nodeTrouble(series, 60)))]
      : []),
  ];
}

/** A counter that differs within one pod's life; a pod made anew under the same name has another uid. */
function restarted(series: StateSeries, range: string): string {
  const by = series.keys('namespace', 'pod', 'container', 'uid');
  const counter = `${series.ofContainers('status_restarts_total')}[${range}]`;
  const difference = `max by (${by}) (max_over_time(${counter})) - min by (${by}) (min_over_time(${counter}))`;
  return `sum by (${series.keys('namespace', 'pod', 'container')}) (${difference} > 0)`;
}

/** A state that holds and held so many seconds ago. */
function since(series: StateSeries, sign: 'starting' | 'unschedulable', seconds: number): string {
  const selected = stateOf[sign](series);
  return `${selected} == 1 and ${selected} offset ${formatDuration(seconds)} == 1`;
}

/**
 * Not ready for five minutes although it runs. Not when its node fell silent: then the containers still count as ready.
 */
function unready(series: StateSeries): string {
  const on = `and on (${series.keys('namespace', 'pod')})`;
  const notReady = stateOf.unready(series);
  return [
    `min_over_time(${notReady}[5m]) == 1 and ${notReady} offset 5m == 1`,
    `${on} ${series.select('kube_pod_status_phase', 'phase="Running"')} == 1`,
    `${on} ${series.select('kube_pod_container_status_ready')} == 0`,
  ].join(' ');
}
