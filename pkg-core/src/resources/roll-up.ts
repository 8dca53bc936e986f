import { workloadKey, type WorkloadRef } from '../vocabulary/workload-ref.ts';
import { judgePod, type Basis, type Verdict } from './judge.ts';
import { inOrder, mergeVerdicts } from './merge-verdicts.ts';
import type { Figures, GpuFigures, PodRow } from './pod-row.ts';
import type { Percentiles } from './plan-percentiles.ts';
import type { Policy } from './policy.ts';

export const groupings = ['workload', 'pod', 'namespace', 'node', 'cluster'] as const;
export type Grouping = (typeof groupings)[number];

/**
 * One line of the table. Averages, requests and limits are sums over the pods that live at the end of the window (the
 * mean of a pod where none lives any more: a finished Job). `max` is the sum of the pods' own peaks: an upper bound, for
 * they need not peak together; of one pod it is exact.
 */
export interface ResourceRow {
  /** Unique in the table, stable, fit for a URL. */
  id: string;
  grouping: Grouping;
  /** The workload, the pod, the namespace, the node or the cluster, as a subject. */
  subject: WorkloadRef;
  pods: PodRow[];
  alive: number;
  samples: number;
  cpu: Figures;
  memory: Figures;
  gpu?: GpuFigures;
  /** What all its pods used and reserved, each for the time that it lived: the mean of the whole window. */
  overWindow?: OverWindow;
  /** Of the worst container of the worst pod, 0 … 1. */
  throttled?: number;
  restarts?: number;
  oomKilled?: boolean;
  /** Sums of the pods' own: upper bounds, as `max`. Only where they were asked for. */
  percentiles?: { cpu: Percentiles; memory: Percentiles };
  verdicts: RowVerdict[];
}

/**
 * Means over the window, of pods that live and pods that ended in it: after a load test has scaled down again, this is
 * what the test took. Cores, bytes. Undefined: unknown.
 */
export interface OverWindow {
  /** How many pods there were, on average. */
  pods: number;
  cpu: { average?: number; request?: number };
  memory: { average?: number; request?: number };
}

/** The worst of its kind in a row, and how many pods share it. */
export interface RowVerdict extends Verdict {
  pods: number;
}

/** A verdict on a node, a namespace or the cluster itself, not on the pods in it. */
export interface PlaceVerdict {
  subject: WorkloadRef;
  verdict: RowVerdict;
}

/** The cluster as a subject of a line. */
export function clusterRef(name = ''): WorkloadRef {
  return { kind: 'Cluster', namespace: '', name };
}

/**
 * Groups pods into lines and judges them; `places` (of `judgePlaces`) are added to the lines they are about. Pods without
 * a node stand under the node `''`. `judge` is `judgePod`, or one that remembers what it said of a pod.
 */
export function rollUp(
  pods: readonly PodRow[],
  grouping: Grouping,
  policy: Policy,
  basis: Basis,
  places: readonly PlaceVerdict[] = [],
  judge: (pod: PodRow) => readonly Verdict[] = (pod) => judgePod(pod, policy, basis)
): ResourceRow[] {
  const groups = new Map<string, { subject: WorkloadRef; pods: PodRow[] }>();
  for (const pod of pods) {
    const subject = subjectOf(pod, grouping);
    const id = workloadKey(subject);
    const group = groups.get(id);
    if (group) {
      group.pods.push(pod);
    } else {
      groups.set(id, { subject, pods: [pod] });
    }
  }
  const placesOf = new Map<string, RowVerdict[]>();
  for (const { subject, verdict } of places) {
    placesOf.set(workloadKey(subject), [...(placesOf.get(workloadKey(subject)) ?? []), verdict]);
  }
  // One literal and no spreads: with ten thousand lines they would be half of the work.
  return [...groups].map(([id, group]) => {
    const own = mergeVerdicts(group.pods, grouping, policy, basis, judge);
    const { counted, divisor, alive } = countedPods(group.pods);
    return {
      id,
      grouping,
      subject: group.subject,
      pods: group.pods,
      alive,
      samples: group.pods.reduce((most, pod) => Math.max(most, pod.samples), 0),
      cpu: foldFigures(counted, 'cpu', divisor),
      memory: foldFigures(counted, 'memory', divisor),
      gpu: foldGpu(counted),
      overWindow: meanOf(group.pods, basis),
      throttled: largest(group.pods, throttledOf),
      restarts: sum(group.pods, restartsOf),
      oomKilled: foldKills(group.pods),
      verdicts: inOrder([...own, ...(placesOf.get(id) ?? [])]),
    };
  });
}

function subjectOf(pod: PodRow, grouping: Grouping): WorkloadRef {
  switch (grouping) {
    case 'workload':
      return pod.owner;
    case 'pod':
      return { kind: 'Pod', namespace: pod.namespace, name: pod.pod };
    case 'namespace':
      return { kind: 'Namespace', namespace: '', name: pod.namespace };
    case 'node':
      return { kind: 'Node', namespace: '', name: pod.node ?? '' };
    case 'cluster':
      return clusterRef();
  }
}

/** The pods whose sum, divided, is the figure of a line: those alive; or the mean of those that ended. */
export function countedPods(pods: readonly PodRow[]): { counted: readonly PodRow[]; divisor: number; alive: number } {
  const living = pods.filter((pod) => pod.alive);
  return living.length > 0
    ? { counted: living, divisor: 1, alive: living.length }
    : { counted: pods, divisor: pods.length, alive: 0 };
}

const throttledOf = (pod: PodRow) => pod.throttled;
const restartsOf = (pod: PodRow) => pod.restarts;

function foldFigures(pods: readonly PodRow[], resource: 'cpu' | 'memory', divisor: number): Figures {
  const figures: Figures = { average: undefined, max: undefined, request: undefined, limit: undefined };
  let isBounded = true;
  for (const { [resource]: own } of pods) {
    figures.average = add(figures.average, own.average);
    figures.max = add(figures.max, own.max);
    figures.request = add(figures.request, own.request);
    figures.limit = add(figures.limit, own.limit);
    isBounded &&= own.limit !== undefined;
  }
  figures.average = divide(figures.average, divisor);
  figures.max = divide(figures.max, divisor);
  figures.request = divide(figures.request, divisor);
  // A sum of limits bounds only where every pod has one.
  figures.limit = isBounded ? divide(figures.limit, divisor) : undefined;
  return figures;
}

/** Whether one was killed; undefined: not known of any. */
function foldKills(pods: readonly PodRow[]): boolean | undefined {
  return pods.every((pod) => pod.oomKilled === undefined) ? undefined : pods.some((pod) => pod.oomKilled);
}

function meanOf(all: readonly PodRow[], { windowSeconds, intervalSeconds }: Basis): OverWindow | undefined {
  const mean: OverWindow = {
    pods: 0,
    cpu: { average: undefined, request: undefined },
    memory: { average: undefined, request: undefined },
  };
  for (const { samples, cpu, memory } of all) {
    if (samples > 0) {
      const share = Math.min(1, (samples * intervalSeconds) / windowSeconds);
      mean.pods += share;
      mean.cpu.average = add(mean.cpu.average, cpu.average, share);
      mean.cpu.request = add(mean.cpu.request, cpu.request, share);
      mean.memory.average = add(mean.memory.average, memory.average, share);
      mean.memory.request = add(mean.memory.request, memory.request, share);
    }
  }
  return mean.pods > 0 ? mean : undefined;
}

function foldGpu(pods: readonly PodRow[]): GpuFigures | undefined {
  const withGpu = pods.flatMap((pod) => pod.gpu ?? []);
  if (withGpu.length === 0) {
    return undefined;
  }
  const averages = withGpu.filter(({ average }) => average !== undefined);
  const stacks = new Set(withGpu.map((gpu) => gpu.stack));
  return {
    stack: stacks.size === 1 ? withGpu[0]?.stack : undefined,
    average: divide(
      sum(averages, ({ average }) => average),
      averages.length
    ),
    max: largest(withGpu, ({ max }) => max),
    memoryMax: sum(withGpu, ({ memoryMax }) => memoryMax),
    memoryTotal: sum(withGpu, ({ memoryTotal }) => memoryTotal),
  };
}

/** Undefined when nothing is known; the unknown parts of a sum are left out of it. */
function sum<Item>(items: readonly Item[], pick: (item: Item) => number | undefined): number | undefined {
  let total: number | undefined;
  for (const item of items) {
    total = add(total, pick(item));
  }
  return total;
}

function add(total: number | undefined, value: number | undefined, share = 1): number | undefined {
  return value === undefined ? total : (total ?? 0) + value * share;
}

function largest<Item>(items: readonly Item[], pick: (item: Item) => number | undefined): number | undefined {
  let most: number | undefined;
  for (const item of items) {
    const value = pick(item);
    most = value === undefined ? most : Math.max(most ?? value, value);
  }
  return most;
}

function divide(value: number | undefined, by: number): number | undefined {
  return value === undefined || by === 0 ? undefined : value / by;
}
