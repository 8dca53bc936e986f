import { formatDuration } from '../prometheus/duration.ts';
import type { InstantSample } from '../prometheus/parse-answer.ts';
import { mark } from '../prometheus/relabel.ts';
import { selector } from '../prometheus/selector.ts';
import type { Capabilities } from './capabilities.ts';
import { chunk } from './plan-gone-pods.ts';
import type { ResourceQueryId } from './plan-queries.ts';
import type { Answers, PlannedQuery } from './planned-query.ts';
import type { Policy } from './policy.ts';
import { windowSeconds, type ResourceScope, type ResourceWindow } from './scope.ts';
import { stateSelector } from './state-queries.ts';
import { containerMatchers, CPU, MEMORY } from './usage-queries.ts';

export type PressureId = 'memoryPressure' | 'cpuPressure';

const titles: Record<PressureId, { en: string; zh: string }> = {
  memoryPressure: { en: 'containers near their memory limit', zh: '接近内存 limit 的容器' },
  cpuPressure: {
    en: 'containers near their CPU limit or above their request',
    zh: '接近 CPU limit 或超出 CPU request 的容器',
  },
};

/** A pod counts as one of the whole window when it lived this share of it. */
const wholeWindow = 0.99;
/** Windows of fewer scrapes: counting them costs little, and a few that are missing would be too many. */
const fewScrapes = 200;

/**
 * A sidecar with room to spare hides a main container that has none, when only the pod's sums are compared. These ask
 * per container, and answer only with containers beyond the policy's thresholds: the value is the ratio; of CPU, over the
 * threshold (label `threshold`) of what the label `bound` says, so that the usage is reckoned once for both.
 */
export function pressureQueries(
  scope: ResourceScope,
  window: ResourceWindow,
  capabilities: Capabilities,
  policy: Policy
): Array<PlannedQuery<PressureId>> {
  if (!isAskable(capabilities)) {
    return [];
  }
  const select = stateSelector(scope, capabilities);
  const range = formatDuration(windowSeconds(window));
  const by = 'by (namespace, pod, container)';
  const containers = containerMatchers(scope, capabilities);
  const memory = `max ${by} (max_over_time(${selector(MEMORY, ...containers)}[${range}]))`;
  const limits = `max ${by} (${select('kube_pod_container_resource_limits', 'resource="memory"')})`;
  const seconds = windowSeconds(window);
  const isShort = seconds < fewScrapes * capabilities.interval.seconds;
  return [
    {
      ...{ id: 'memoryPressure', title: titles.memoryPressure, slow: true, mayBeEmpty: true },
      expr: `${memory} / ${limits} >= ${policy.oomRisk}`,
    },
    {
      ...cpuPressure(scope, window, capabilities, policy, isShort ? 'lived' : 'window'),
      ...{ slow: true, mayBeEmpty: true },
    },
  ];
}

/**
 * Second look: containers of pods that did not live all the window, or restarted, over the time that they lived. In the
 * first look, over the whole window, they seem to have used less.
 */
export function planYoungPods(
  answers: Answers<ResourceQueryId>,
  scope: ResourceScope,
  window: ResourceWindow,
  capabilities: Capabilities,
  policy: Policy
): Array<PlannedQuery<PressureId>> {
  const { interval } = capabilities;
  const scrapes = windowSeconds(window) / interval.seconds;
  if (!isAskable(capabilities) || !answers.cpuPressure || scrapes < fewScrapes) {
    return [];
  }
  // Without kube-state-metrics at the end of the window there is no request to compare with.
  const alive = new Set(answers.reserved?.map(({ labels }) => `${labels['namespace']}/${labels['pod']}`));
  const young = [
    ...(answers.samples ?? []).filter(({ value }) => value < wholeWindow * scrapes),
    ...(answers.restarted ?? []),
  ].filter(({ labels }) => alive.has(`${labels['namespace']}/${labels['pod']}`));
  const names = new Set(young.map(({ labels }) => labels['pod'] ?? ''));
  return chunk([...names].sort(), longestNames).map((pods) =>
    cpuPressure({ ...scope, pods }, window, capabilities, policy, 'lived')
  );
}

/** Characters of a list of names: it stands in such a query four times. VictoriaMetrics takes 16 KiB. */
const longestNames = 3500;

function isAskable({ reservations, usage }: Capabilities): boolean {
  return reservations === 'v2' && (usage === 'pod' || usage === 'container');
}

/** `over`: what CPU time is spread over; counting the samples that a container lived costs as much as adding them up. */
function cpuPressure(
  scope: ResourceScope,
  window: ResourceWindow,
  capabilities: Capabilities,
  policy: Policy,
  over: 'lived' | 'window'
): PlannedQuery<PressureId> {
  const select = stateSelector(scope, capabilities);
  const range = formatDuration(windowSeconds(window));
  const by = 'by (namespace, pod, container)';
  const cpu = selector(CPU, ...containerMatchers(scope, capabilities));
  const seconds =
    over === 'window'
      ? String(windowSeconds(window))
      : `(sum ${by} (count_over_time(${cpu}[${range}])) * ${capabilities.interval.seconds})`;
  const average = `(sum ${by} (increase(${cpu}[${range}])) / ${seconds})`;
  const scaled = (what: 'requests' | 'limits', threshold: number) => {
    const bound = `max ${by} (${select(`kube_pod_container_resource_${what}`, 'resource="cpu"')})`;
    return mark(mark(`${bound} * ${threshold}`, 'bound', what), 'threshold', String(threshold));
  };
  const bounds = `(${scaled('limits', policy.starvedOfLimit)} or ${scaled('requests', policy.starvedOfRequest)})`;
  return {
    id: 'cpuPressure',
    title: titles.cpuPressure,
    expr: `${average} / on (namespace, pod, container) group_right () ${bounds} >= 1`,
  };
}

/** Of the answer to `cpuPressure`, the ratios to requests or to limits. */
export function cpuPressureOf(
  samples: readonly InstantSample[] | undefined,
  bound: 'requests' | 'limits'
): InstantSample[] | undefined {
  return samples
    ?.filter(({ labels }) => labels['bound'] === bound)
    .map(({ labels, value }) => ({ labels, value: value * Number(labels['threshold']) }));
}
