import type { ClusterSnapshot, WatchedKind } from '../../kubernetes/snapshot.ts';
import type { PlaceLoss, WhatIfReport } from '../../vocabulary/what-if.ts';
import { text } from '../figure.ts';
import { finish } from '../finish.ts';
import { indexSnapshot } from '../snapshot-index.ts';
import { zoneOf } from '../topology.ts';
import { waitingBudgets } from './budgets.ts';
import { displacedPods } from './displaced-pods.ts';
import { brokenQuorums } from './quorums.ts';
import { Scheduler } from './scheduler.ts';
import { deadServices } from './dead-services.ts';

/** Without these nothing can be said at all. */
const needed: WatchedKind[] = ['nodes', 'pods', 'replicasets', 'jobs'];
/** Without these a part of the answer is missing. */
const helpful: WatchedKind[] = [
  'poddisruptionbudgets',
  'statefulsets',
  'services',
  'endpointslices',
  'persistentvolumeclaims',
  'persistentvolumes',
];

/**
 * For each node and each zone what its drain or its loss would bring. Placement follows the scheduler's filters (room,
 * taints, node selector and affinity, volume topology, required anti-affinity, hard spread) and is greedy, largest pod
 * first: it never says that a pod fits where none of them lets it, and may rarely strand one that clever packing would
 * place. `now` in Unix milliseconds.
 */
export function whatIf(snapshot: ClusterSnapshot, now: number): WhatIfReport {
  return finish(whatIfSteps(snapshot, now));
}

/** The same with a pause after each place. */
export function* whatIfSteps(snapshot: ClusterSnapshot, now: number): Generator<void, WhatIfReport> {
  const report = { cluster: snapshot.cluster, evaluatedAt: now };
  const blind = needed.filter((kind) => snapshot.missing[kind] !== undefined);
  const dim = helpful.filter((kind) => snapshot.missing[kind] !== undefined);
  if (blind.length > 0) {
    const kinds = blind.join(', ');
    return { ...report, unknown: text(`Not known without ${kinds}.`, `缺少 ${kinds}，无法判断。`), places: [] };
  }
  const index = indexSnapshot(snapshot);
  const scheduler = new Scheduler(snapshot, index);
  const budgetsOf = waitingBudgets(snapshot, index);
  const quorumsOf = brokenQuorums(snapshot, index);
  const servicesOf = deadServices(snapshot);
  const podsOn = Map.groupBy(snapshot.objects.pods, ({ spec }) => spec.nodeName ?? '');
  const loss = (kind: PlaceLoss['kind'], name: string, nodes: readonly string[]): PlaceLoss => {
    const gone = new Set(nodes);
    const pods = displacedPods(nodes.flatMap((node) => podsOn.get(node) ?? []));
    return {
      ...{ kind, name, nodes: nodes.length, pods: pods.length },
      stranded: scheduler.strandedBy(gone, pods),
      budgets: budgetsOf(pods),
      quorums: quorumsOf(gone),
      services: servicesOf(gone),
    };
  };
  const places: PlaceLoss[] = [];
  for (const { metadata } of snapshot.objects.nodes) {
    places.push(loss('node', metadata.name, [metadata.name]));
    yield;
  }
  for (const [zone, nodes] of Map.groupBy(snapshot.objects.nodes, zoneOf)) {
    if (zone !== undefined) {
      const names = nodes.map(({ metadata }) => metadata.name);
      places.push(loss('zone', zone, names));
      yield;
    }
  }
  const unknown =
    dim.length === 0 ? null : text(`Incomplete without ${dim.join(', ')}.`, `缺少 ${dim.join('、')}，结果不完整。`);
  return { ...report, unknown, places };
}
