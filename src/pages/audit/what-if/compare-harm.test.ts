import type { PlaceLoss } from '@vigil/core/vocabulary/what-if';
import { compareHarm, isHarmless } from './compare-harm';

const place = (name: string, more: Partial<PlaceLoss> = {}): PlaceLoss => ({
  ...{ kind: 'node', name, nodes: 1, pods: 5, stranded: [], budgets: [], quorums: [], services: [] },
  ...more,
});
const workload = { kind: 'StatefulSet', namespace: 'data', name: 'etcd' };
const services = [{ namespace: 'shop', name: 'cart', endpoints: 2 }];
const quorums = [{ workload, left: 1, needed: 2, members: 3 }];
const stranded = [{ workload, pod: 'etcd-0', why: 'volume' as const }];
const budget = (allowed: number) => [{ namespace: 'shop', name: 'cart', pods: 1, allowed }];

it('sorts an outage before a quorum, a stranded pod, a blocked drain and mere moving', () => {
  const places = [
    place('node-10'),
    place('node-9'),
    place('moves', { pods: 9 }),
    place('waits', { budgets: budget(1) }),
    place('blocks', { budgets: budget(0) }),
    place('strands', { stranded }),
    place('quorum', { quorums, stranded }),
    place('outage', { services }),
  ];
  expect(places.sort(compareHarm).map(({ name }) => name)).toEqual([
    ...['outage', 'quorum', 'strands', 'blocks', 'moves'],
    ...['node-9', 'node-10', 'waits'],
  ]);
});

it.each([
  ['a budget that only makes a drain wait', { budgets: budget(1) }, true],
  ['a budget that blocks it', { budgets: budget(0) }, false],
  ['a pod without a place', { stranded }, false],
  ['nothing but pods to move', {}, true],
])('%s: harmless or not', (_name, more, expected) => {
  expect(isHarmless(place('node-1', more))).toBe(expected);
});
