import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Finding } from '../vocabulary/finding.ts';
import { text } from './figure.ts';
import { groupByCheck, groupByNamespace, groupByNode, groupByWorkload } from './group-findings.ts';

const finding = (check: string, severity: Finding['severity'], name: string, more: Partial<Finding> = {}): Finding => ({
  id: `${check} ${name}`,
  check,
  severity,
  cluster: 'c',
  subject: { kind: 'Deployment', namespace: 'shop', name },
  summary: text('', ''),
  evidence: { figures: [], query: null, excerpt: null },
  ...more,
});
const all = [
  finding('RS-11', 'low', 'cart'),
  finding('HA-12', 'critical', 'cart', { node: 'node-2' }),
  finding('RS-11', 'low', 'pay'),
  finding('ND-02', 'high', 'node-2', { subject: { kind: 'Node', namespace: '', name: 'node-2' } }),
  finding('HA-12', 'critical', 'cart', { node: 'node-9', cluster: 'other' }),
];

it('groups by check, most urgent first', () => {
  assert.deepEqual(
    groupByCheck(all).map(({ key, severity, findings }) => [key, severity, findings.length]),
    [
      ['HA-12', 'critical', 2],
      ['ND-02', 'high', 1],
      ['RS-11', 'low', 2],
    ]
  );
});

it('groups by workload, clusters apart, most urgent finding first', () => {
  const [first] = groupByWorkload(all);
  assert.deepEqual([first?.cluster, first?.subject.name], ['c', 'cart']);
  assert.deepEqual(
    first?.findings.map(({ check }) => check),
    ['HA-12', 'RS-11']
  );
  assert.equal(groupByWorkload(all).length, 4);
});

it('groups by the node that is in trouble or that a hazard hangs on', () => {
  assert.deepEqual(
    groupByNode(all).map(({ cluster, node, findings }) => [cluster, node, findings.map(({ check }) => check)]),
    [
      ['c', 'node-2', ['HA-12', 'ND-02']],
      ['other', 'node-9', ['HA-12']],
    ]
  );
});

it('groups by namespace, clusters apart; what stands in no namespace is kept', () => {
  assert.deepEqual(
    groupByNamespace(all).map(({ cluster, namespace, findings }) => [cluster, namespace, findings.length]),
    [
      ['c', 'shop', 3],
      ['other', 'shop', 1],
      ['c', '', 1],
    ]
  );
});
