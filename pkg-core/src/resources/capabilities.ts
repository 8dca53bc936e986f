import { formatDuration, formatOpenDuration } from '../prometheus/duration.ts';
import { equals, matches } from '../prometheus/matchers.ts';
import { mark } from '../prometheus/relabel.ts';
import { selector } from '../prometheus/selector.ts';
import { measuredMetrics } from './measured-metrics.ts';
import type { Answers, PlannedQuery } from './planned-query.ts';
import { clusterMatcher, type ResourceScope } from './scope.ts';

/**
 * pod: cAdvisor exports the pod's own cgroup, one series a pod · container: only containers, so that a pod's peak is an
 * upper bound · legacy: containers under `pod_name`, `container_name` (Kubernetes < 1.16) · none: no cAdvisor data.
 */
export type UsageForm = 'pod' | 'container' | 'legacy' | 'none';

/** What a data source holds of a cluster, as far as the resource analysis asks. */
export interface Capabilities {
  usage: UsageForm;
  /** The one scrape job to read cAdvisor from; null: read all (duplicates do no harm, they cost time). */
  usageJob: string | null;
  /** Pods of the cluster at the end of the window; null: not known. */
  pods: number | null;
  /** Seconds between two samples of cAdvisor; `measured` false: assumed. */
  interval: { seconds: number; measured: boolean };
  /** How kube-state-metrics names requests and limits. */
  reservations: 'v2' | 'v1' | 'none';
  /** kube-state-metrics is scraped without honor_labels: its own labels are called `exported_…`. */
  exported: boolean;
  gpu: 'pod' | 'exported_pod' | 'node' | 'none';
  /** The server is VictoriaMetrics: it gives the rate between every two samples in one pass (`rollup_rate`). */
  rollupRate?: boolean;
  /** Which of {@link wantedMetrics} exist. */
  metrics: ReadonlySet<string>;
}

export type ProbeId = 'usage' | 'jobs' | 'pods' | 'interval' | 'metrics' | 'exported' | 'gpu' | 'noNumber' | 'rollup';

const CPU = 'container_cpu_usage_seconds_total';

/** Metrics whose absence is said on the page, with what it costs. */
export const wantedMetrics = [
  'kube_pod_container_resource_requests',
  'kube_pod_container_resource_limits',
  'kube_pod_container_resource_requests_cpu_cores',
  'kube_pod_container_info',
  'kube_pod_info',
  'kube_pod_owner',
  'kube_replicaset_owner',
  'kube_job_owner',
  'kube_pod_status_phase',
  'kube_pod_container_status_restarts_total',
  'kube_pod_container_status_last_terminated_reason',
  'kube_node_status_allocatable',
  'kube_node_status_allocatable_cpu_cores',
  'container_cpu_cfs_periods_total',
  'DCGM_FI_DEV_GPU_UTIL',
  ...measuredMetrics,
] as const;

/** Matchers of the pod's own cgroup: a pause container has `container=""` too, but an image. */
export const podCgroup = ['container=""', 'image=""', 'pod!=""'];

/** The clusters of a data source: samples carry the label `cluster`, empty where there is none. */
export const clusterProbe = 'count by (cluster) (kube_node_info or machine_cpu_cores)';

/** Cheap questions that tell which plan will work; ask them at the end of the window, once per data source and cluster. */
export function planProbe(scope: ResourceScope): Array<PlannedQuery<ProbeId>> {
  const cluster = clusterMatcher(scope);
  const pods = selector(CPU, ...podCgroup, cluster);
  const form = (name: UsageForm, ...matchers: string[]) =>
    mark(`count(${selector(CPU, ...matchers, cluster)})`, 'form', name);
  const gpu = (name: string) =>
    mark(
      `count(${selector('DCGM_FI_DEV_GPU_UTIL', ...(name === 'node' ? [] : [`${name}!=""`]), cluster)})`,
      'label',
      name
    );
  const title = { en: 'What is collected', zh: '已采集的数据' };
  const query = (id: ProbeId, expr: string) => ({ id, title, expr });
  return [
    query(
      'usage',
      [
        form('pod', ...podCgroup),
        form('container', 'container!=""', 'container!="POD"', 'pod!=""'),
        form('legacy', 'pod_name!=""'),
      ].join(' or ')
    ),
    query('jobs', `count by (job) (${pods})`),
    query('pods', `count(count by (namespace, pod) (${pods}))`),
    query('interval', intervalProbe(cluster)),
    query('metrics', `count by (__name__) (${selector('', matches('__name__', wantedMetrics.join('|')), cluster)})`),
    query(
      'exported',
      `count(${selector('', matches('__name__', 'kube_pod_info|kube_pod_owner'), 'exported_pod!=""', cluster)})`
    ),
    query('gpu', ['pod', 'exported_pod', 'node'].map(gpu).join(' or ')),
  ];
}

/**
 * Seconds between two samples, per scrape job. In a slice of time the mean distance is the time between its last sample
 * and the last one before it, over its samples: exact whatever the phase, and what missing samples must be weighed with.
 * A restart of Prometheus or a target that was away leaves a gap, which makes the slices it touches too long, hence the
 * median of several slices; jitter of cAdvisor's own time stamps goes with the median over the series of a slice. Where
 * no series is old enough for a long slice, short ones answer; and containers where there are no pod cgroups.
 */
function intervalProbe(cluster: string): string {
  const pods = selector(CPU, ...podCgroup, cluster);
  const containers = selector(CPU, 'namespace!=""', 'image!=""', cluster);
  return [pods, containers].map(intervalOf).join(' or ');
}

/** The interval by some series, per job. */
export function intervalOf(series: string): string {
  const median = (seconds: number, slices: string) => {
    const [slice, open] = [formatDuration(seconds), formatOpenDuration(seconds)];
    const distance = `(timestamp(${series}) - timestamp(${series} offset ${slice})) / count_over_time(${series}[${open}])`;
    return `quantile_over_time(0.5, (quantile by (job) (0.5, ${distance}))[${slices}])`;
  };
  return `${median(300, '25m:5m')} or ${median(60, '5m:30s')}`;
}

/** Pods by the job that knows them. */
export function podCounts(cluster: string): string {
  return `count by (job) (count by (job, namespace, pod) (${selector(CPU, ...podCgroup, cluster)}))`;
}

/** Reads the answers of {@link planProbe}. What failed counts as not there; the page says what is missing. */
export function readCapabilities(answers: Answers<ProbeId>): Capabilities {
  const metrics = new Set((answers.metrics ?? []).map((sample) => sample.labels['__name__'] ?? ''));
  return {
    usage: (['pod', 'container', 'legacy'] as const).find((form) => has(answers.usage, 'form', form)) ?? 'none',
    usageJob: chooseJob(answers),
    pods: answers.pods?.[0]?.value ?? null,
    interval: readInterval(answers),
    reservations: metrics.has('kube_pod_container_resource_requests')
      ? 'v2'
      : metrics.has('kube_pod_container_resource_requests_cpu_cores')
        ? 'v1'
        : 'none',
    exported: (answers.exported?.[0]?.value ?? 0) > 0,
    rollupRate: (answers.rollup?.length ?? 0) > 0,
    gpu: (['exported_pod', 'pod', 'node'] as const).find((label) => has(answers.gpu, 'label', label)) ?? 'none',
    metrics,
  };
}

/** The job matcher for cAdvisor, empty when every job is read. */
export function jobMatcher(capabilities: Capabilities): string {
  return capabilities.usageJob === null ? '' : equals('job', capabilities.usageJob);
}

function has(samples: Answers[string], label: string, value: string): boolean {
  return (samples ?? []).some((sample) => sample.labels[label] === value && sample.value > 0);
}

/** The largest job when there are several and it alone knows (nearly) every pod: reading two would cost twice. */
function chooseJob({ jobs = [], pods = [] }: Answers<ProbeId>): string | null {
  const [largest, second] = [...jobs].sort((a, b) => b.value - a.value);
  const total = pods[0]?.value;
  const job = largest?.labels['job'];
  return second && job && total && largest.value >= 0.99 * total ? job : null;
}

/** Common settings, so that jitter of a scrape does not end up in the figures. */
const usualIntervals = [5, 10, 15, 20, 30, 60, 120, 300];

/** Of the job that is read; where several are, of the one with the most pods. */
function readInterval(answers: Answers<ProbeId>): Capabilities['interval'] {
  const pods = (job: string | undefined) => answers.jobs?.find(({ labels }) => labels['job'] === job)?.value ?? 0;
  const chosen = chooseJob(answers);
  const measured = (answers.interval ?? [])
    .filter(({ labels, value }) => Number.isFinite(value) && value > 0 && (chosen ?? labels['job']) === labels['job'])
    .sort((a, b) => pods(b.labels['job']) - pods(a.labels['job']) || a.value - b.value)[0]?.value;
  if (measured === undefined) {
    return { seconds: 30, measured: false };
  }
  const usual = usualIntervals.find((seconds) => Math.abs(seconds - measured) <= 0.05 * seconds);
  return { seconds: usual ?? Math.max(1, Math.round(measured)), measured: true };
}
