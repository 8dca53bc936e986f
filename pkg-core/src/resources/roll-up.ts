import { workloadKey, type WorkloadRef } from '../vocabulary/workload-ref.ts';
import { judgePod, verdictKinds, type Basis, type Verdict, type VerdictKind } from './judge.ts';
import type { Figures, GpuFigures, PodRow } from './pod-row.ts';
import type { Policy } from './policy.ts';

export const groupings = ['workload', 'pod', 'namespace', 'node'] as const;
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
  /** The workload, the pod, the namespace or the node, as a subject. */
  subject: WorkloadRef;
  pods: PodRow[];
  alive: number;
  samples: number;
  cpu: Figures;
  memory: Figures;
  gpu?: GpuFigures;
  /** Of the worst container of the worst pod, 0 … 1. */
  throttled?: number;
  restarts?: number;
  oomKilled?: boolean;
  verdicts: RowVerdict[];
}

/** The worst of its kind in a row, and how many pods share it. */
export interface RowVerdict extends Verdict {
  pods: number;
}

/** Groups pods into lines and judges them. Pods without a node stand under the node `''`. */
export function rollUp(pods: readonly PodRow[], grouping: Grouping, policy: Policy, basis: Basis): ResourceRow[] {
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
  return [...groups].map(([id, group]) => ({
    id,
    grouping,
    ...group,
    ...fold(group.pods),
    verdicts: mergeVerdicts(group.pods, grouping, policy, basis),
  }));
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
  }
}

function fold(
  pods: readonly PodRow[]
): Pick<ResourceRow, 'alive' | 'samples' | 'cpu' | 'memory' | 'gpu' | 'throttled' | 'restarts' | 'oomKilled'> {
  const living = pods.filter((pod) => pod.alive);
  const counted = living.length > 0 ? living : pods;
  const divisor = living.length > 0 ? 1 : pods.length;
  const figures = (pick: (pod: PodRow) => Figures): Figures => {
    const total = (part: keyof Figures) => divide(sum(counted.map((pod) => pick(pod)[part])), divisor);
    return {
      average: total('average'),
      max: total('max'),
      request: total('request'),
      limit: limitOf(counted, pick, divisor),
    };
  };
  return {
    alive: living.length,
    samples: Math.max(0, ...pods.map((pod) => pod.samples)),
    cpu: figures((pod) => pod.cpu),
    memory: figures((pod) => pod.memory),
    gpu: foldGpu(counted),
    throttled: largest(pods.map((pod) => pod.throttled)),
    restarts: sum(pods.map((pod) => pod.restarts)),
    oomKilled: pods.every((pod) => pod.oomKilled === undefined) ? undefined : pods.some((pod) => pod.oomKilled),
  };
}

/** A sum of limits bounds only where every pod has one. */
function limitOf(pods: readonly PodRow[], pick: (pod: PodRow) => Figures, divisor: number): number | undefined {
  return pods.some((pod) => pick(pod).limit === undefined)
    ? undefined
    : divide(sum(pods.map((pod) => pick(pod).limit)), divisor);
}

function foldGpu(pods: readonly PodRow[]): GpuFigures | undefined {
  const withGpu = pods.flatMap((pod) => (pod.gpu ? [pod.gpu] : []));
  if (withGpu.length === 0) {
    return undefined;
  }
  const averages = withGpu.flatMap((gpu) => (gpu.average === undefined ? [] : [gpu.average]));
  return {
    average: divide(sum(averages), averages.length),
    max: largest(withGpu.map((gpu) => gpu.max)),
    memoryMax: sum(withGpu.map((gpu) => gpu.memoryMax)),
    memoryTotal: sum(withGpu.map((gpu) => gpu.memoryTotal)),
  };
}

/** Any pod makes the row's verdict; only waste must be agreed on by every pod that was observed long enough. */
function mergeVerdicts(pods: readonly PodRow[], grouping: Grouping, policy: Policy, basis: Basis): RowVerdict[] {
  const byKind = new Map<VerdictKind, RowVerdict>();
  const living = pods.some((pod) => pod.alive);
  for (const pod of pods) {
    for (const verdict of judgePod(pod, policy, basis)) {
      // What a pod reserves or lacks ends with it.
      if (living && !pod.alive && ['no-request', 'no-limit', 'wasteful'].includes(verdict.kind)) {
        continue;
      }
      const known = byKind.get(verdict.kind);
      const worse = known && known.weight >= verdict.weight ? known : verdict;
      byKind.set(verdict.kind, { ...worse, pods: (known?.pods ?? 0) + 1 });
    }
  }
  const wasteful = byKind.get('wasteful');
  const judged = pods.filter((pod) => (pod.alive || !living) && observedForWaste(pod, policy, basis));
  if (wasteful && grouping === 'workload' && wasteful.pods < judged.length) {
    byKind.delete('wasteful');
  }
  return verdictKinds.flatMap((kind) => byKind.get(kind) ?? []);
}

function observedForWaste(pod: PodRow, policy: Policy, basis: Basis): boolean {
  return pod.samples * basis.intervalSeconds >= Math.min(policy.wastefulMinSeconds, 0.9 * basis.windowSeconds);
}

/** Undefined when nothing is known; the unknown parts of a sum are left out of it. */
function sum(values: ReadonlyArray<number | undefined>): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((total, value) => total + value, 0);
}

function largest(values: ReadonlyArray<number | undefined>): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

function divide(value: number | undefined, by: number): number | undefined {
  return value === undefined || by === 0 ? undefined : value / by;
}
