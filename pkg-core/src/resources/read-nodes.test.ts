import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reservedByNode } from './read-nodes.ts';
import { samples } from './testing/example-answers.ts';

const cpu = 'resource=cpu,__name__=_requests';
const reserved = samples(
  [`namespace=shop,pod=a,${cpu}`, 1],
  [`namespace=shop,pod=b,${cpu}`, 2],
  [`namespace=shop,pod=b,resource=memory,__name__=_limits`, 500],
  [`namespace=shop,pod=ended,${cpu}`, 4],
  [`namespace=shop,pod=waiting,${cpu}`, 8],
  [`namespace=shop,pod=odd,${cpu}`, NaN]
);
const pods = samples(
  ['namespace=shop,pod=a,node=n1', 1],
  ['namespace=shop,pod=b,node=n1', 1],
  ['namespace=shop,pod=b,node=before', 0],
  ['namespace=shop,pod=ended,node=n1', 0],
  ['namespace=shop,pod=waiting,node=', 1],
  ['namespace=shop,pod=odd,node=n1', 1]
);

test('adds up what pods that run or wait on a node reserve', () => {
  assert.deepEqual(
    reservedByNode({ reserved, pods })?.map(({ labels, value }) => [
      labels['node'],
      labels['resource'],
      labels['__name__'],
      value,
    ]),
    [
      ['n1', 'cpu', '_requests', 3],
      ['n1', 'memory', '_limits', 500],
    ]
  );
});

test('unknown, where either is', () => {
  assert.equal(reservedByNode({ reserved }), undefined);
  assert.equal(reservedByNode({ pods }), undefined);
});
