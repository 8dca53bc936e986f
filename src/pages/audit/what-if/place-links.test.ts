import type { PlaceEntry } from './place-entry';
import { findingsFilter, workloadsFilter } from './place-links';

const etcd = { kind: 'StatefulSet', namespace: 'data', name: 'etcd' };
const place = (more: Partial<PlaceEntry> = {}): PlaceEntry => ({
  ...{ kind: 'node', name: 'node-2', cluster: 'demo', isComplete: true, nodes: 1, pods: 5 },
  ...{ stranded: [], budgets: [], quorums: [], services: [] },
  ...more,
});
const stranded = (name: string) => ({ workload: { ...etcd, name }, pod: `${name}-0`, why: 'volume' as const });
const service = { namespace: 'shop', name: 'cart', endpoints: 3 };
const budget = { namespace: 'pay', name: 'ledger', pods: 1, allowed: 0 };
const many = Array.from({ length: 41 }, (_, index) => stranded(`etcd-${index}`));

it.each([
  ['nobody', place(), null, null],
  [
    'a workload, named twice, and a Service',
    place({
      stranded: [stranded('etcd')],
      quorums: [{ workload: etcd, left: 1, needed: 2, members: 3 }],
      services: [service],
    }),
    { workload: ['StatefulSet/data/etcd', 'Service/shop/cart'] },
    { workload: ['StatefulSet/data/etcd'] },
  ],
  [
    'only a Service and a budget',
    place({ services: [service], budgets: [budget] }),
    { workload: ['Service/shop/cart', 'PodDisruptionBudget/pay/ledger'] },
    { namespace: ['pay', 'shop'] },
  ],
  ['more than a link holds', place({ stranded: many }), { namespace: ['data'] }, { namespace: ['data'] }],
])('leads on to %s', (_what, entry, findings, workloads) => {
  expect(findingsFilter(entry)).toEqual(findings);
  expect(workloadsFilter(entry)).toEqual(workloads);
});
