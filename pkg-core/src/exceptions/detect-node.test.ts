import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Node } from '../kubernetes/objects.ts';
import { projectNode } from '../kubernetes/project-node.ts';
import { detectNode } from './detect-node.ts';
import { iso, t0 } from './test-pods.ts';

const silent = 'Kubelet stopped posting node status.';
const nodeWith = (conditions: Record<string, [string, number]>, over: { annotations?: object; spec?: object } = {}) =>
  projectNode({
    metadata: { uid: 'n1', name: 'node-1', annotations: over.annotations },
    spec: over.spec,
    status: {
      conditions: Object.entries(conditions).map(([type, [status, since]]) => ({
        ...{ type, status, message: status === 'True' ? '' : silent },
        lastTransitionTime: iso(since),
      })),
    },
  }) as Node;
const node = (status?: string, since = 0) => nodeWith(status ? { Ready: [status, since] } : {});

it('a node that is not ready counts after 40 s, once for each time', () => {
  const early = detectNode(node('True'), node('Unknown', -39), t0);
  assert.deepEqual([early.exceptions.length, early.ignored.length, early.lookAgainAt], [0, 1, t0 + 1000]);
  const due = detectNode(node('Unknown', -40), node('Unknown', -40), t0);
  assert.equal(due.exceptions[0]?.reason, 'NodeNotReady');
  assert.equal(due.exceptions[0]?.at, t0 - 40_000);
  const again = detectNode(undefined, node('False', -100), t0);
  assert.notEqual(again.exceptions[0]?.fingerprint, due.exceptions[0]?.fingerprint);
});
it('recovers when it is ready again, and says so once', () => {
  assert.deepEqual(detectNode(node('Unknown', -90), node('True', -5), t0).recoveries, [
    { container: null, state: 'recovered', at: t0 - 5000 },
  ]);
  assert.deepEqual(detectNode(node('True', -5), node('True', -5), t0).recoveries, []);
});
it('says nothing of a node that says nothing', () => {
  const { exceptions, recoveries } = detectNode(undefined, node(), t0);
  assert.deepEqual([exceptions, recoveries], [[], []]);
});

const ready: Record<string, [string, number]> = { Ready: ['True', -9000] };
const told = (conditions: Record<string, [string, number]>) =>
  detectNode(undefined, nodeWith(conditions), t0).exceptions.map(({ reason, severity }) => `${reason} ${severity}`);

describe('conditions beside Ready', () => {
  const severity = {
    MemoryPressure: 'high',
    DiskPressure: 'high',
    PIDPressure: 'high',
    NetworkUnavailable: 'critical',
  };
  for (const [type, expected] of Object.entries(severity)) {
    it(`${type} counts after a minute`, () => {
      const early = detectNode(undefined, nodeWith({ ...ready, [type]: ['True', -59] }), t0);
      assert.deepEqual([early.exceptions, early.lookAgainAt], [[], t0 + 1000]);
      assert.deepEqual(told({ ...ready, [type]: ['True', -60] }), [`${type} ${expected}`]);
    });
    it(`${type} that is false or unknown is no trouble`, () => {
      assert.deepEqual(told({ ...ready, [type]: ['False', -600] }), []);
      assert.deepEqual(told({ ...ready, [type]: ['Unknown', -600] }), []);
    });
  }
  it('several at once are several', () => {
    const both = told({ Ready: ['Unknown', -600], DiskPressure: ['True', -600], PIDPressure: ['True', -600] });
    assert.deepEqual(both, ['NodeNotReady critical', 'DiskPressure high', 'PIDPressure high']);
  });

  const both: Record<string, [string, number]> = {
    ...ready,
    MemoryPressure: ['True', -600],
    DiskPressure: ['True', -600],
  };
  it('one that clears does not end another', () => {
    const one = detectNode(nodeWith(both), nodeWith({ ...both, DiskPressure: ['False', -5] }), t0);
    assert.deepEqual(one.recoveries, []);
    assert.deepEqual(one.workloadRecoveries, [
      { workload: { kind: 'Node', namespace: '', name: 'node-1' }, reasons: ['DiskPressure'], at: t0 },
    ]);
  });
  it('the last one that clears ends all', () => {
    const before = nodeWith({ ...both, DiskPressure: ['False', -50] });
    const clear = nodeWith({ ...both, DiskPressure: ['False', -50], MemoryPressure: ['False', -5] });
    const { recoveries, workloadRecoveries } = detectNode(before, clear, t0);
    assert.deepEqual(recoveries, [{ container: null, state: 'recovered', at: t0 - 5000 }]);
    assert.equal(workloadRecoveries, undefined);
  });
});

it('a cordoned node that falls silent was drained', () => {
  const cordoned = nodeWith({ Ready: ['Unknown', -600] }, { spec: { unschedulable: true } });
  const { exceptions, ignored } = detectNode(undefined, cordoned, t0);
  assert.deepEqual([exceptions, ignored.map(({ rule }) => rule)], [[], ['node-drain']]);
});
it('a cordoned node whose kubelet says what is wrong still counts', () => {
  const cordoned = nodeWith({ Ready: ['False', -600] }, { spec: { unschedulable: true } });
  assert.equal(detectNode(undefined, cordoned, t0).exceptions.length, 1);
});
it('can be muted, and says what it can not read', () => {
  const annotated = (value: string) =>
    nodeWith({ Ready: ['Unknown', -600] }, { annotations: { 'vigil.io/mute': value } });
  const muted = detectNode(undefined, annotated(iso(60)), t0);
  assert.deepEqual([muted.ignored[0]?.rule, muted.lookAgainAt], ['muted', t0 + 60_000]);
  const reasons = detectNode(undefined, annotated('soon'), t0).exceptions.map(({ reason }) => reason);
  assert.deepEqual(reasons, ['InvalidAnnotation', 'NodeNotReady']);
});
