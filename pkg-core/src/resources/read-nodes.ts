import type { InstantSample } from '../prometheus/parse-answer.ts';
import type { ResourceQueryId } from './plan-queries.ts';
import type { Answers } from './planned-query.ts';
import type { PodRow } from './pod-row.ts';
import { resourceOf } from './read-reservations.ts';
import type { Basis } from './verdict.ts';

/** Cores or bytes; undefined: unknown. */
export interface Commitment {
  allocatable?: number;
  requests?: number;
  limits?: number;
}

/** What the pods of every namespace reserve on a node (init containers left out). */
export interface NodeRow {
  node: string;
  cpu: Commitment;
  memory: Commitment;
  /** What its pods used, on average over the window: of every namespace, or it is undefined. */
  used?: { cpu?: number; memory?: number };
}

/**
 * What pods of the whole cluster reserve, added up by node; pods that ended hold nothing any more. Undefined: either is
 * unknown.
 */
export function reservedByNode({ reserved, pods }: Answers<ResourceQueryId>): InstantSample[] | undefined {
  if (!reserved || !pods) {
    return undefined;
  }
  const keyOf = ({ namespace, pod }: InstantSample['labels']) => `${namespace}/${pod}`;
  const nodeOf = new Map(pods.flatMap(({ labels, value }) => (value > 0 ? [[keyOf(labels), labels['node']]] : [])));
  const sums = new Map<string, InstantSample>();
  for (const { labels, value } of reserved) {
    const node = nodeOf.get(keyOf(labels));
    if (!node || !Number.isFinite(value)) {
      continue;
    }
    const { resource = '', __name__ = '' } = labels;
    const key = [node, resource, __name__].join('\n');
    const sum = sums.get(key) ?? { labels: { node, resource, __name__ }, value: 0 };
    sum.value += value;
    sums.set(key, sum);
  }
  return [...sums.values()];
}

/** One row a node that kube-state-metrics knows; empty when it was not collected. */
export function readNodes(answers: Answers<ResourceQueryId>): NodeRow[] {
  const nodes = new Map<string, NodeRow>();
  for (const { labels, value } of [...(answers.nodeAllocatable ?? []), ...(answers.nodeReserved ?? [])]) {
    const node = labels['node'];
    const resource = resourceOf(labels);
    if (!node || !resource || !Number.isFinite(value)) {
      continue;
    }
    const row = nodes.get(node) ?? { node, cpu: {}, memory: {} };
    const name = labels['__name__'] ?? '';
    row[resource][name.includes('_limits') ? 'limits' : name.includes('_requests') ? 'requests' : 'allocatable'] =
      value;
    nodes.set(node, row);
  }
  return [...nodes.values()];
}

/**
 * Adds what the pods used, on average over the window: pods that lived a part of it count with that part. Only for pods
 * of every namespace; of a few, a node would seem idle. The system's own processes are not pods and not in it.
 */
export function withUsage(
  nodes: readonly NodeRow[],
  pods: readonly PodRow[],
  { windowSeconds, intervalSeconds }: Basis
): NodeRow[] {
  const used = new Map<string, { cpu?: number; memory?: number }>();
  for (const { node, samples, cpu, memory } of pods) {
    if (node === undefined || samples === 0) {
      continue;
    }
    const lived = Math.min(1, (samples * intervalSeconds) / windowSeconds);
    const total = used.get(node) ?? {};
    used.set(node, total);
    if (cpu.average !== undefined) {
      total.cpu = (total.cpu ?? 0) + cpu.average * lived;
    }
    if (memory.average !== undefined) {
      total.memory = (total.memory ?? 0) + memory.average * lived;
    }
  }
  return nodes.map((row) => ({ ...row, used: used.get(row.node) }));
}

/** Requests over allocatable, of whichever of CPU and memory is fuller; undefined: unknown. */
export function commitmentOf(
  row: NodeRow,
  what: 'requests' | 'limits'
): { resource: 'cpu' | 'memory'; ratio: number } | undefined {
  const ratios = (['cpu', 'memory'] as const).flatMap((resource) => {
    const { allocatable, [what]: reserved } = row[resource];
    return allocatable && reserved !== undefined ? [{ resource, ratio: reserved / allocatable }] : [];
  });
  return ratios.sort((a, b) => b.ratio - a.ratio)[0];
}

/**
 * Requests of all nodes over what is left when the node with the most of it dies (the rule of the Kubernetes mixin's
 * KubeCPUOvercommit and KubeMemoryOvercommit). Undefined with fewer than two nodes.
 */
export function commitmentWithoutLargest(
  nodes: readonly NodeRow[]
): { resource: 'cpu' | 'memory'; ratio: number } | undefined {
  const ratios = (['cpu', 'memory'] as const).flatMap((resource) => {
    const allocatable = nodes.flatMap((node) => node[resource].allocatable ?? []);
    const requests = nodes.flatMap((node) => node[resource].requests ?? []).reduce((a, b) => a + b, 0);
    const left = allocatable.reduce((a, b) => a + b, 0) - Math.max(0, ...allocatable);
    return allocatable.length > 1 && left > 0 ? [{ resource, ratio: requests / left }] : [];
  });
  return ratios.sort((a, b) => b.ratio - a.ratio)[0];
}
