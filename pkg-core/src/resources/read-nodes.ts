import type { ResourceQueryId } from './plan-queries.ts';
import type { Answers } from './planned-query.ts';
import { resourceOf } from './read-reservations.ts';

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
