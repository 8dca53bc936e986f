import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Node } from '../../kubernetes/objects.ts';
import type { Pod, PodSpec } from '../../kubernetes/pod.ts';
import type { ClusterSnapshot } from '../../kubernetes/snapshot.ts';
import { WhatIfReport, type PlaceLoss } from '../../vocabulary/what-if.ts';
import { claim, endpointSlice, node, volume } from '../testing/build-cluster.ts';
import { metadata, now } from '../testing/build-metadata.ts';
import { container, pod, podSpec } from '../testing/build-pod.ts';
import { snapshot } from '../testing/build-snapshot.ts';
import { budget, statefulSet } from '../testing/build-workload.ts';
import { whatIf } from './what-if.ts';

const zone = 'topology.kubernetes.io/zone';
const host = 'kubernetes.io/hostname';
const machine = (name: string, inZone: string, more: Partial<Node> = {}) =>
  node(name, {
    metadata: metadata(name, { namespace: '', labels: { [zone]: inZone, [host]: name } }),
    allocatable: { cpu: 4, memory: 8e9, pods: 10 },
    ...more,
  });
const three = [machine('n-1', 'a'), machine('n-2', 'a'), machine('n-3', 'b')];
const spec = (cpu: number, more: Partial<PodSpec> = {}) =>
  podSpec({ containers: [container({ requests: { cpu }, limits: {} })], ...more });
const member = (name: string, on: string, of = spec(1)): Pod =>
  pod(name, { owner: 'StatefulSet/db', app: 'db', node: on, spec: of });

function lossOf(kind: PlaceLoss['kind'], name: string, objects: Partial<ClusterSnapshot['objects']>): PlaceLoss {
  const report = whatIf(snapshot({ nodes: three, ...objects }), now);
  assert.deepEqual(WhatIfReport.parse(report), report);
  return report.places.find((place) => place.kind === kind && place.name === name) ?? assert.fail(`no ${kind} ${name}`);
}

/** Situation, the place that is gone, objects, and the pods that stay behind with the reason. */
const placement: Array<[string, PlaceLoss['kind'], string, Partial<ClusterSnapshot['objects']>, string[]]> = [
  ['room elsewhere', 'node', 'n-1', { pods: [member('db-0', 'n-1')] }, []],
  [
    'no room elsewhere',
    'node',
    'n-1',
    { pods: [member('db-0', 'n-1', spec(2)), member('db-1', 'n-2', spec(3)), member('db-2', 'n-3', spec(3))] },
    ['db-0 room'],
  ],
  [
    'two that fit alone and not together',
    'zone',
    'a',
    { pods: [member('db-0', 'n-1', spec(3)), member('db-1', 'n-2', spec(3))] },
    ['db-1 room'],
  ],
  [
    'every slot is taken',
    'node',
    'n-1',
    {
      pods: [member('db-0', 'n-1')],
      nodes: [machine('n-1', 'a'), machine('n-2', 'a', { allocatable: { cpu: 4, memory: 8e9, pods: 0 } })],
    },
    ['db-0 room'],
  ],
  [
    'a resource that nobody else has',
    'node',
    'n-1',
    { pods: [member('db-0', 'n-1', podSpec({ containers: [container({ requests: { 'nvidia.com/gpu': 1 } })] }))] },
    ['db-0 rules'],
  ],
  [
    'node selector',
    'zone',
    'a',
    { pods: [member('db-0', 'n-1', spec(1, { nodeSelector: { [zone]: 'a' } }))] },
    ['db-0 rules'],
  ],
  [
    'affinity to hosts by name',
    'node',
    'n-1',
    { pods: [member('db-0', 'n-1', spec(1, { nodeTerms: [[{ key: host, operator: 'In', values: ['n-1'] }]] }))] },
    ['db-0 rules'],
  ],
  [
    'a taint',
    'node',
    'n-1',
    {
      pods: [
        member('db-0', 'n-1'),
        member('db-1', 'n-1', spec(1, { tolerations: [{ key: 'gpu', operator: 'Exists', value: '', effect: '' }] })),
      ],
      nodes: [machine('n-1', 'a'), machine('n-2', 'a', { taints: [{ key: 'gpu', value: '', effect: 'NoSchedule' }] })],
    },
    ['db-0 rules'],
  ],
  [
    'a cordoned node takes nothing',
    'node',
    'n-1',
    { pods: [member('db-0', 'n-1')], nodes: [machine('n-1', 'a'), machine('n-2', 'a', { unschedulable: true })] },
    ['db-0 rules'],
  ],
  [
    'its volume is of the zone',
    'zone',
    'a',
    {
      pods: [member('db-0', 'n-1', spec(1, { claims: ['data'] }))],
      persistentvolumeclaims: [claim('data')],
      persistentvolumes: [volume('data', { nodeTerms: [[{ key: zone, operator: 'In', values: ['a'] }]] })],
    },
    ['db-0 volume'],
  ],
  [
    'its volume is of the zone, another node of which is left',
    'node',
    'n-1',
    {
      pods: [member('db-0', 'n-1', spec(1, { claims: ['data'] }))],
      persistentvolumeclaims: [claim('data')],
      persistentvolumes: [volume('data', { nodeTerms: [[{ key: zone, operator: 'In', values: ['a'] }]] })],
    },
    [],
  ],
  [
    'one per host',
    'node',
    'n-1',
    {
      pods: ['n-1', 'n-2', 'n-3'].map((name, index) =>
        member(
          `db-${index}`,
          name,
          spec(1, { repels: [{ topologyKey: host, selector: { matchLabels: { app: 'db' }, matchExpressions: [] } }] })
        )
      ),
    },
    ['db-0 rules'],
  ],
  [
    'hard spread over zones',
    'zone',
    'b',
    {
      pods: ['n-1', 'n-3'].map((name, index) =>
        member(
          `db-${index}`,
          name,
          spec(1, {
            spreadConstraints: [
              {
                maxSkew: 1,
                topologyKey: zone,
                hard: true,
                selector: { matchLabels: { app: 'db' }, matchExpressions: [] },
              },
            ],
          })
        )
      ),
    },
    [],
  ],
  ['nobody starts it again', 'node', 'n-1', { pods: [pod('tool', { node: 'n-1', spec: spec(1) })] }, ['tool unowned']],
];

for (const [situation, kind, name, objects, expected] of placement) {
  it(`placement: ${situation}`, () => {
    const { stranded } = lossOf(kind, name, objects);
    assert.deepEqual(
      stranded.map(({ pod: each, why }) => `${each} ${why}`),
      expected
    );
  });
}

it('counts neither pods of DaemonSets nor static nor finished ones', () => {
  const agent = pod('agent', { owner: 'DaemonSet/agent', node: 'n-1' });
  const done = { ...member('done', 'n-1'), phase: 'Succeeded' as const };
  const fixed = { ...member('static', 'n-1'), mirror: true };
  assert.equal(lossOf('node', 'n-1', { pods: [agent, done, fixed] }).pods, 0);
});

it('budgets: those that a drain waits for, with how many they allow', () => {
  const pods = [member('db-0', 'n-1'), member('db-1', 'n-1'), member('db-2', 'n-2')];
  const guard = (disruptionsAllowed: number) =>
    budget('db', { status: { disruptionsAllowed, currentHealthy: 3, desiredHealthy: 2, expectedPods: 3 } });
  assert.deepEqual(lossOf('node', 'n-1', { pods, poddisruptionbudgets: [guard(1)] }).budgets, [
    { namespace: 'shop', name: 'db-budget', pods: 2, allowed: 1 },
  ]);
  assert.deepEqual(lossOf('node', 'n-2', { pods, poddisruptionbudgets: [guard(1)] }).budgets, []);
  const twice = [guard(3), budget('x', { selector: { matchLabels: { app: 'db' }, matchExpressions: [] } })];
  assert.deepEqual(
    lossOf('node', 'n-2', { pods, poddisruptionbudgets: twice }).budgets.map(({ allowed }) => allowed),
    [0, 0],
    'the eviction API refuses pods with two budgets'
  );
});

it('quorums: a majority that would be lost, not one that is lost already', () => {
  const pods = [member('db-0', 'n-1'), member('db-1', 'n-1'), member('db-2', 'n-3')];
  const given = { pods, statefulsets: [statefulSet('db')] };
  assert.deepEqual(lossOf('node', 'n-1', given).quorums, [
    { workload: { kind: 'StatefulSet', namespace: 'shop', name: 'db' }, left: 1, needed: 2, members: 3 },
  ]);
  assert.deepEqual(lossOf('node', 'n-3', given).quorums, []);
  assert.deepEqual(lossOf('node', 'n-1', { ...given, pods: pods.slice(0, 1) }).quorums, []);
});

it('services: all ready endpoints in the place', () => {
  const slice = (...nodes: Array<string | null>) => ({
    ...endpointSlice('db', []),
    endpoints: nodes.map((on, index) => ({ ready: true, pod: `db-${index}`, node: on })),
  });
  const dead = [{ namespace: 'shop', name: 'db', endpoints: 2 }];
  assert.deepEqual(lossOf('zone', 'a', { endpointslices: [slice('n-1', 'n-2')] }).services, dead);
  assert.deepEqual(lossOf('node', 'n-1', { endpointslices: [slice('n-1', 'n-2')] }).services, []);
  assert.deepEqual(
    lossOf('zone', 'a', { endpointslices: [slice('n-1', null)] }).services,
    [],
    'a node that is not told'
  );
});

it('says what it does not know', () => {
  const blind = whatIf(snapshot({ nodes: three }, { pods: 'forbidden' }), now);
  assert.deepEqual(blind.places, []);
  assert.match(blind.unknown?.en ?? '', /pods/);
  const dim = whatIf(snapshot({ nodes: three }, { persistentvolumes: 'forbidden' }), now);
  assert.equal(dim.places.length, 5);
  assert.match(dim.unknown?.en ?? '', /persistentvolumes/);
});
