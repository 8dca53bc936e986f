import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgePlaces } from './judge-places.ts';
import { defaultPolicy } from './policy.ts';
import type { QuotaRow } from './quota-queries.ts';
import { withUsage, type NodeRow } from './read-nodes.ts';
import { podRow } from './testing/example-answers.ts';

const basis = { windowSeconds: 3600, intervalSeconds: 30 };
const node = (name: string, patch: Partial<NodeRow> = {}): NodeRow => ({
  node: name,
  cpu: { allocatable: 8, requests: 2, limits: 16 },
  memory: { allocatable: 1000, requests: 200, limits: 900 },
  ...patch,
});
const quota = (patch: Partial<QuotaRow> = {}): QuotaRow => ({
  ...{ namespace: 'shop', quota: 'compute', resource: 'requests.memory', hard: 1000, used: 500 },
  ...patch,
});
const said = (nodes: NodeRow[], quotas: QuotaRow[] = [], samples = 120) =>
  judgePlaces({ nodes, quotas, samples }, defaultPolicy, basis).map(
    ({ subject, verdict }) => `${subject.kind} ${subject.name} ${verdict.kind}`
  );

const used = (cpu: number | undefined, memory?: number) => ({ used: { cpu, memory } });
const cases: Array<[name: string, nodes: NodeRow[], quotas: QuotaRow[], expected: string[]]> = [
  ['in good order', [node('a'), node('b')], [quota()], []],
  ['nothing known', [{ node: 'a', cpu: {}, memory: {} }], [quota({ used: undefined })], []],
  ['nothing at all', [], [], []],
  [
    'requests beyond allocatable',
    [node('a', { cpu: { allocatable: 8, requests: 8.1 } }), node('b'), node('c')],
    [],
    ['Node a over-committed'],
  ],
  ['requests at allocatable', [node('a', { cpu: { allocatable: 8, requests: 8 } }), node('b'), node('c')], [], []],
  [
    'memory limits beyond one and a half',
    [node('a', { memory: { allocatable: 1000, limits: 1501 } }), node('b')],
    [],
    ['Node a over-committed'],
  ],
  ['CPU limits beyond: only slow', [node('a', { cpu: { allocatable: 8, limits: 80 } }), node('b')], [], []],
  [
    'no room without the largest',
    [node('a', { cpu: { allocatable: 4, requests: 3 } }), node('b', { cpu: { allocatable: 16, requests: 2 } })],
    [],
    ['Cluster  over-committed'],
  ],
  ['one node alone has no rest', [node('a', { cpu: { allocatable: 8, requests: 7 } })], [], []],
  ['a quota nearly full', [], [quota({ used: 900 })], ['Namespace shop over-committed']],
  ['a quota with room', [], [quota({ used: 899 })], []],
  ['a quota of zero that is used', [], [quota({ hard: 0, used: 1 })], ['Namespace shop over-committed']],
  ['a hot node', [node('a', used(6)), node('b', used(1)), node('c', used(1))], [], ['Node a unbalanced']],
  ['by memory', [node('a', used(1, 800)), node('b', used(1, 100))], [], ['Node a unbalanced']],
  ['all alike', [node('a', used(6)), node('b', used(6))], [], []],
  ['usage of one node alone', [node('a', used(6)), node('b')], [], []],
];
for (const [name, nodes, quotas, expected] of cases) {
  test(name, () => assert.deepEqual(said(nodes, quotas), expected));
}

test('what was used has its samples, and few of them lower the confidence', () => {
  const nodes = [node('a', used(6)), node('b', used(1))];
  const [few] = judgePlaces({ nodes, quotas: [], samples: 10 }, defaultPolicy, basis);
  assert.deepEqual([few?.verdict.samples, few?.verdict.confidence], [10, 'low']);
  assert.match(
    few?.verdict.text.en ?? '',
    /75 %.*12\.5 %.*threshold 30 points.*Window 1 h, 10 samples\. Low confidence/
  );
  assert.match(few?.verdict.text.zh ?? '', /阈值 30 个百分点.*10 个样本.*置信度低/);
});

test('pods count with the time that they lived; a node without pods is not known to be idle', () => {
  const pods = [
    podRow({ node: 'a', samples: 120, cpu: { average: 1 }, memory: { average: 100 } }),
    podRow({ node: 'a', samples: 30, cpu: { average: 2 }, memory: {} }),
    podRow({ node: 'a', samples: 0, cpu: {}, memory: {} }),
  ];
  const [a, b] = withUsage([node('a'), node('b')], pods, basis);
  assert.deepEqual(a?.used, { cpu: 1.5, memory: 100 });
  assert.equal(b?.used, undefined);
});
