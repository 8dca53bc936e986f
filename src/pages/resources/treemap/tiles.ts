import { hierarchy, treemap, treemapSquarify } from 'd3-hierarchy';
import type { ResourceRow } from '@vigil/core/resources/roll-up';
import { fitRatio, usageOf, type MapResource } from './fit';

export const mapAreas = ['request', 'usage'] as const;
/** What the area of a tile stands for. */
export type MapArea = (typeof mapAreas)[number];

/** A workload, or the rest of a namespace: those too small to be seen one by one. */
export interface Leaf {
  id: string;
  namespace: string;
  name: string;
  /** Cores or bytes. */
  value: number;
  /** Usage over the request; undefined: unknown. */
  ratio?: number;
  /** Absent for the rest of a namespace. */
  row?: ResourceRow;
  /** Workloads in it. */
  count: number;
}

export interface Tree {
  namespaces: Array<{ namespace: string; leaves: Leaf[]; value: number }>;
  total: number;
  /** Workloads without the figure that makes the area: they can not be drawn, and are not zero. */
  unknown: number;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** More tiles than these no one can tell apart. */
const mostLeaves = 240;

/** The workloads of each namespace, largest first. */
export function treeOf(rows: readonly ResourceRow[], resource: MapResource, area: MapArea): Tree {
  const leaves: Leaf[] = [];
  let unknown = 0;
  for (const row of rows) {
    const value = area === 'request' ? row[resource].request : usageOf(row, resource);
    if (value === undefined || value <= 0) {
      unknown += 1;
      continue;
    }
    const { namespace, name } = row.subject;
    leaves.push({ id: row.id, namespace, name, value, ratio: fitRatio(row, resource), row, count: 1 });
  }
  leaves.sort((a, b) => b.value - a.value || (a.id < b.id ? -1 : 1));
  const groups = new Map<string, Leaf[]>();
  for (const leaf of [...leaves.slice(0, mostLeaves), ...restOf(leaves.slice(mostLeaves))]) {
    const group = groups.get(leaf.namespace);
    if (group) {
      group.push(leaf);
    } else {
      groups.set(leaf.namespace, [leaf]);
    }
  }
  const namespaces = [...groups]
    .map(([namespace, own]) => ({ namespace, leaves: own, value: own.reduce((sum, { value }) => sum + value, 0) }))
    .sort((a, b) => b.value - a.value);
  return { namespaces, total: namespaces.reduce((sum, { value }) => sum + value, 0), unknown };
}

function restOf(leaves: readonly Leaf[]): Leaf[] {
  const rests = new Map<string, Leaf>();
  for (const { namespace, value } of leaves) {
    const rest = rests.get(namespace) ?? { id: `rest/${namespace}`, namespace, name: '', value: 0, count: 0 };
    rests.set(namespace, { ...rest, value: rest.value + value, count: rest.count + 1 });
  }
  return [...rests.values()];
}

export interface Layout {
  namespaces: Array<Box & { namespace: string; value: number }>;
  tiles: Array<Box & { leaf: Leaf }>;
}

export const headHeight = 16;

/** Places everything in a rectangle of pixels. */
export function layOut(tree: Tree, width: number, height: number): Layout {
  interface Node {
    namespace?: string;
    leaf?: Leaf;
    children?: Node[];
  }
  const data: Node = {
    children: tree.namespaces.map(({ namespace, leaves }) => ({
      namespace,
      children: leaves.map((leaf) => ({ leaf })),
    })),
  };
  const placed = treemap<Node>()
    .size([width, height])
    .tile(treemapSquarify.ratio(1.6))
    .paddingInner(2)
    .paddingTop((node) => (node.depth === 1 ? headHeight : 0))
    .round(true)(hierarchy(data).sum(({ leaf }) => leaf?.value ?? 0));
  const box = (node: { x0: number; y0: number; x1: number; y1: number }) => ({
    ...{ x: node.x0, y: node.y0 },
    ...{ width: node.x1 - node.x0, height: node.y1 - node.y0 },
  });
  return {
    namespaces: (placed.children ?? []).map((node) => ({
      ...box(node),
      namespace: node.data.namespace ?? '',
      value: node.value ?? 0,
    })),
    tiles: placed.leaves().flatMap((node) => (node.data.leaf ? [{ ...box(node), leaf: node.data.leaf }] : [])),
  };
}
