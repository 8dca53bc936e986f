import { formatDuration } from '../prometheus/duration.ts';
import { oneOf } from '../prometheus/matchers.ts';
import { mark } from '../prometheus/relabel.ts';
import { chunk } from '../resources/plan-gone-pods.ts';
import type { PlannedQuery } from '../resources/planned-query.ts';
import { windowSeconds, type ResourceScope, type ResourceWindow } from '../resources/scope.ts';
import type { LocalText } from '../vocabulary/local-text.ts';
import type { Collected } from './collected.ts';
import type { Sign } from './exception-row.ts';
import { edgeStep } from './query-steps.ts';
import { nodeTrouble, stateOf } from './state-of.ts';
import { stateSeries, type StateSeries } from './state-series.ts';
import { rolloutKeys, stuckRollouts } from './stuck-rollouts.ts';
import type { Troubled } from './troubled.ts';

export type DetailId =
  | 'edges'
  | 'podOwners'
  | 'replicaSetOwners'
  | 'jobOwners'
  | 'restarts'
  | 'exitCodes'
  | 'ends'
  | 'podReasons'
  | 'jobReasons'
  | 'deletions';

const titles: Record<DetailId, LocalText> = {
  edges: { en: 'when it began and ended', zh: '开始与结束时间' },
  podOwners: { en: 'owners of pods', zh: 'Pod 的属主' },
  replicaSetOwners: { en: 'owners of ReplicaSets', zh: 'ReplicaSet 的属主' },
  jobOwners: { en: 'owners of Jobs', zh: 'Job 的属主' },
  restarts: { en: 'restarts in the range', zh: '时间范围内的重启次数' },
  exitCodes: { en: 'exit codes', zh: '退出码' },
  ends: { en: 'when containers ended', zh: '容器结束时间' },
  podReasons: { en: 'why pods failed', zh: 'Pod 失败原因' },
  jobReasons: { en: 'why Jobs failed', zh: 'Job 失败原因' },
  deletions: { en: 'deletions of pods', zh: 'Pod 的删除' },
};

/** Characters: a query names its pods up to four times, and VictoriaMetrics refuses queries beyond 16 KiB. */
const longestList = 3000;

/**
 * Second look, at what the first one found: since when and until when, whose pods they are, exit codes, restarts. Several
 * queries may have one id, one for each list of names that fits; evaluate all at `window.to`.
 */
export function planDetails(
  troubled: Troubled,
  scope: ResourceScope,
  window: ResourceWindow,
  { exported }: Collected
): Array<PlannedQuery<DetailId>> {
  const { pods, jobs, signs } = troubled;
  const range = formatDuration(windowSeconds(window));
  const namespaces = [...new Set([...pods, ...jobs].map(({ namespace }) => namespace))].sort();
  const around = stateSeries({ ...scope, namespaces }, exported);
  const subquery = `${range}:${formatDuration(edgeStep(window))}`;
  const query = (id: DetailId, expr: string) => ({ id, title: titles[id], expr: around.named(expr) });
  const lastOwner = (label: string, selected: string) =>
    `max by (${around.keys('namespace', label)}, owner_kind, owner_name) (last_over_time(${selected}[${range}]))`;
  const names = (values: string[]) => chunk([...new Set(values)].sort(), longestList);

  const aboutPods = names(pods.map(({ pod }) => pod)).flatMap((list) => {
    const series = stateSeries({ ...scope, namespaces, pods: list }, exported);
    const { keys } = series;
    const pod = keys('namespace', 'pod');
    const container = keys('namespace', 'pod', 'container');
    const code = series.ofContainers('status_last_terminated_exitcode');
    return [
      query('podOwners', lastOwner('pod', series.select('kube_pod_owner'))),
      query('restarts', restarts(series, range)),
      query('ends', ends(series, window, range, subquery)),
      query(
        'exitCodes',
        `max by (${container}) (${code}) or max by (${container}) (last_over_time(${code}[${range}]))`
      ),
      query(
        'podReasons',
        `max by (${pod}, reason) (max_over_time(${series.select('kube_pod_status_reason')}[${range}])) > 0`
      ),
      query(
        'deletions',
        `min by (${pod}) (min_over_time(timestamp(${series.select('kube_pod_deletion_timestamp')})[${subquery}]))`
      ),
      ...podSigns
        .filter((sign) => signs.includes(sign))
        .map((sign) => {
          const more = sign === 'unready' || sign === 'unschedulable' ? [] : [sign === 'phase' ? 'phase' : 'reason'];
          const by = keys('namespace', 'pod', ...(containerSigns.has(sign) ? ['container'] : []), ...more);
          return query('edges', edges(sign, by, `${stateOf[sign](series)} == 1`, subquery));
        }),
    ];
  });
  const aboutJobs = names(jobs.map(({ job }) => job)).flatMap((list) => {
    const by = around.keys('namespace', 'job_name');
    const among = oneOf('job_name', list);
    const failed = `${around.ofWorkloads('kube_job_failed', 'condition="true"', among)} == 1`;
    const reasons = around.ofWorkloads('kube_job_status_failed', 'reason!=""', among);
    return [
      query('edges', edges('job', by, failed, subquery)),
      query('jobReasons', `max by (${by}, reason) (max_over_time(${reasons}[${range}])) > 0`),
    ];
  });
  const everywhere = stateSeries(scope, exported);
  const aboutRollouts = signs.includes('rollout')
    ? [query('edges', edges('rollout', rolloutKeys(everywhere), stuckRollouts(everywhere), subquery))]
    : [];
  const aboutNodes = signs.includes('node')
    ? [query('edges', edges('node', around.keys('node', 'condition'), nodeTrouble(around), subquery))]
    : [];
  // A ReplicaSet or Job may be gone with its last pod: its name is not known yet, so that it is asked by namespace.
  const owners =
    namespaces.length === 0
      ? []
      : [
          query('replicaSetOwners', lastOwner('replicaset', around.select('kube_replicaset_owner'))),
          query('jobOwners', lastOwner('job_name', around.ofWorkloads('kube_job_owner'))),
        ];
  return [...aboutPods, ...aboutJobs, ...aboutRollouts, ...aboutNodes, ...owners];
}

const podSigns = ['waiting', 'terminated', 'ended', 'starting', 'unready', 'unschedulable', 'phase'] as const;
const containerSigns: ReadonlySet<Sign> = new Set(['waiting', 'terminated', 'ended']);

/** First and last moment of a state in the range, in Unix seconds; `now` answers when it holds at the end. */
function edges(sign: Sign, by: string, state: string, subquery: string): string {
  const moment = `timestamp(${state.includes(' or ') ? `(${state})` : state})[${subquery}]`;
  return [
    mark(mark(`min by (${by}) (min_over_time(${moment}))`, 'edge', 'first'), 'sign', sign),
    mark(mark(`max by (${by}) (max_over_time(${moment}))`, 'edge', 'last'), 'sign', sign),
    mark(mark(`max by (${by}) (${state})`, 'edge', 'now'), 'sign', sign),
  ].join(' or ');
}

/**
 * Whole restarts. Exact within one pod's life by the counter's least and greatest value; where it went back, which it does
 * only when kube-state-metrics gives no uid, what increase() makes of it.
 */
function restarts(series: StateSeries, range: string): string {
  const by = series.keys('namespace', 'pod', 'container', 'uid');
  const counter = `${series.ofContainers('status_restarts_total')}[${range}]`;
  const difference = `max by (${by}) (max_over_time(${counter})) - min by (${by}) (min_over_time(${counter}))`;
  const steady = `(${difference}) and max by (${by}) (resets(${counter})) == 0`;
  return `sum by (${series.keys('namespace', 'pod', 'container')}) (${steady} or round(max by (${by}) (increase(${counter}))))`;
}

/** The exact times at which containers ended within the range, Unix seconds; kube-state-metrics 2.12 and later. */
function ends(series: StateSeries, window: ResourceWindow, range: string, subquery: string): string {
  const by = series.keys('namespace', 'pod', 'container');
  const ended = series.ofContainers('status_last_terminated_timestamp');
  const from = Math.floor(window.from / 1000);
  return [
    mark(`min by (${by}) (min_over_time((${ended} >= ${from})[${subquery}]))`, 'edge', 'first'),
    mark(`max by (${by}) (max_over_time(${ended}[${range}])) >= ${from}`, 'edge', 'last'),
  ].join(' or ');
}
