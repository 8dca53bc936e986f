import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ClusterEvent, Node, PersistentVolumeClaim, ReplicaSet } from '../kubernetes/objects.ts';
import { projectEvent } from '../kubernetes/project-event.ts';
import { projections } from '../kubernetes/projections.ts';
import { detectEvent, detectEventEnd } from './detect-event.ts';
import type { EventContext } from './event-context.ts';
import { describeReason } from './reasons/describe-reason.ts';
import { eventReasons, toldByState } from './reasons/event-reasons.ts';
import { iso, podWith, running, t0, waiting } from './test-pods.ts';

let version = 0;
const about = (kind: string, reason: string, over: object = {}): ClusterEvent => {
  version += 1;
  const event = projectEvent({
    metadata: { uid: 'e1', name: 'e', namespace: 'shop', resourceVersion: String(version) },
    involvedObject: { kind, namespace: 'shop', name: 'x', uid: 'x1' },
    ...{ type: 'Warning', reason, message: 'why', count: 5, firstTimestamp: iso(-1200), lastTimestamp: iso(-60) },
    ...over,
  });
  assert.ok(event);
  return event;
};
const first = (event: ClusterEvent, context?: EventContext, now = t0) => detectEvent(undefined, event, now, context);
const verdict = (event: ClusterEvent, context?: EventContext) => {
  const { exceptions, ignored } = first(event, context);
  return [...exceptions.map(({ reason }) => reason), ...ignored.map(({ rule }) => rule)].join();
};
const node = (condition: string) =>
  projections.nodes.project({
    metadata: { uid: 'n', name: 'x' },
    status: { conditions: [{ type: condition, status: 'True' }] },
  }) as Node;

describe('an event that is a trouble of its own', () => {
  for (const [reason, entry] of Object.entries(eventReasons)) {
    it(`${reason} counts when it lasts, with the severity of the catalogue`, () => {
      const [exception] = first(about(entry.event.kinds?.[0] ?? 'Pod', reason)).exceptions;
      assert.equal(exception?.reason, reason);
      assert.equal(exception?.severity, describeReason(reason).severity);
      assert.equal(exception?.at, t0 - 60_000);
    });
  }
  const fresh = { count: 1, firstTimestamp: iso(-60) };
  const cases: Array<[string, string, string, object, EventContext | undefined, string]> = [
    ['a Normal one', 'Pod', 'Pulled', { type: 'Normal' }, undefined, ''],
    [
      'a Normal one of the catalogue',
      'PersistentVolumeClaim',
      'FailedBinding',
      { type: 'Normal' },
      undefined,
      'FailedBinding',
    ],
    ['about another kind than its reason asks', 'Certificate', 'FailedCreate', {}, undefined, 'event-other'],
    ['of a kind nobody knows', 'Certificate', 'IssuerNotReady', {}, undefined, 'event-other'],
    ['one failed mount', 'Pod', 'FailedMount', fresh, undefined, 'event-rare'],
    ['many, all at once', 'Pod', 'FailedMount', { firstTimestamp: iso(-61) }, undefined, 'event-rare'],
    ['two failed creations', 'ReplicaSet', 'FailedCreate', { ...fresh, count: 2 }, undefined, 'event-rare'],
    ['a reboot', 'Node', 'Rebooted', fresh, undefined, 'Rebooted'],
    ['memory of the whole node', 'Node', 'SystemOOM', fresh, undefined, 'SystemOOM'],
    ['a hook', 'Pod', 'FailedPreStopHook', fresh, undefined, 'FailedPreStopHook'],
    [
      'a failing mount of a pod that does not start',
      'Pod',
      'FailedMount',
      {},
      { pod: podWith({ state: waiting('ContainerCreating') }) },
      'told-by-state',
    ],
    [
      'a failing mount of a pod that runs',
      'Pod',
      'FailedMount',
      {},
      { pod: podWith({ state: running(-900) }) },
      'FailedMount',
    ],
    ['a threshold under pressure', 'Node', 'EvictionThresholdMet', {}, { node: node('DiskPressure') }, 'told-by-state'],
    ['a threshold without', 'Node', 'EvictionThresholdMet', {}, { node: node('Ready') }, 'EvictionThresholdMet'],
  ];
  for (const [name, kind, reason, over, context, expected] of cases) {
    it(`${name}: ${expected || 'nothing'}`, () => assert.equal(verdict(about(kind, reason, over), context), expected));
  }
  for (const [kind, reasons] of Object.entries(toldByState)) {
    for (const reason of reasons) {
      it(`${reason} about a ${kind} is told by its state`, () =>
        assert.equal(verdict(about(kind, reason)), 'told-by-state'));
    }
  }
  it('reads events.k8s.io: a series that lasts counts', () => {
    const event = about('Pod', 'FailedMount', {
      ...{ count: undefined, firstTimestamp: null, lastTimestamp: null, eventTime: iso(-600) },
      series: { count: 40, lastObservedTime: iso(-5) },
    });
    assert.match(first(event).exceptions[0]?.message ?? '', /^why\n×40$/);
    assert.equal(first(event).exceptions[0]?.at, t0 - 5000);
  });
  it('names the container of its field path', () => {
    const involvedObject = { kind: 'Pod', name: 'web-0', uid: 'pod-1', fieldPath: 'spec.initContainers{proxy}' };
    const status = { initContainerStatuses: [{ name: 'proxy', image: 'p:1', state: running(-60) }] };
    const spec = { initContainers: [{ name: 'proxy', restartPolicy: 'Always' }] };
    const event = about('Pod', 'FailedPreStopHook', { involvedObject });
    const [exception] = first(event, { pod: podWith(null, { spec, status }) }).exceptions;
    assert.deepEqual([exception?.container, exception?.containerRole, exception?.image], ['proxy', 'sidecar', 'p:1']);
  });
});

describe('an event that is repeated', () => {
  const at = (count: number, seconds: number) =>
    about('ReplicaSet', 'FailedCreate', { count, lastTimestamp: iso(seconds) });

  it('is one more happening each time it grows, however much, with the count', () => {
    const [before, after] = [at(12, -60), at(49, -1)];
    const grown = detectEvent(before, after, t0).exceptions;
    assert.equal(grown.length, 1);
    assert.equal(grown[0]?.message, 'why\n×49 (+37)');
    assert.notEqual(grown[0]?.fingerprint, first(before).exceptions[0]?.fingerprint);
    assert.equal(grown[0]?.fingerprint, first(after).exceptions[0]?.fingerprint);
  });
  it('is not told again when only something else of it changed', () => {
    assert.deepEqual(detectEvent(at(12, -60), at(12, -60), t0).exceptions, []);
  });
  it('counts when it becomes frequent, and is counted as left out once', () => {
    assert.deepEqual(detectEvent(at(1, -60), at(2, -50), t0).ignored, []);
    assert.equal(detectEvent(at(2, -60), at(3, -50), t0).exceptions.length, 1);
  });
  it('of another uid is another event', () => {
    const other = { ...at(12, -60), metadata: { ...at(12, -60).metadata, uid: 'e2' } };
    assert.equal(detectEvent(at(12, -60), other, t0).exceptions.length, 1);
  });
});

describe('the end of what an event told', () => {
  it('comes when it was not repeated for its time, and not before', () => {
    const event = about('Node', 'Rebooted');
    const early = first(event);
    const quietFrom = t0 - 60_000 + 900_000;
    assert.deepEqual([early.recoveries, early.lookAgainAt], [[], quietFrom]);
    const late = detectEvent(event, event, quietFrom);
    assert.deepEqual(late.recoveries, [{ container: null, state: 'recovered', at: quietFrom }]);
    assert.equal(late.lookAgainAt, null);
  });
  it('of an old event is told together with it, at its true times', () => {
    const old = first(about('Node', 'Rebooted', { firstTimestamp: iso(-3000), lastTimestamp: iso(-3000) }));
    assert.deepEqual([old.exceptions[0]?.at, old.recoveries[0]?.at], [t0 - 3_000_000, t0 - 2_100_000]);
  });
  const claim = (phase: string) =>
    projections.persistentvolumeclaims.project({
      metadata: { uid: 'x1', name: 'x' },
      status: { phase },
    }) as PersistentVolumeClaim;
  const replicaSet = (replicas: number) =>
    projections.replicasets.project({
      metadata: { uid: 'x1', name: 'x' },
      spec: { replicas: 3 },
      status: { replicas },
    }) as ReplicaSet;
  const readySince = (seconds: number) =>
    podWith(
      { ready: true, state: running(-900) },
      { status: { conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: iso(seconds) }] } }
    );
  const cases: Array<[string, ClusterEvent, EventContext, boolean]> = [
    ['a claim that waits', about('PersistentVolumeClaim', 'ProvisioningFailed'), { claim: claim('Pending') }, false],
    ['a claim that is bound', about('PersistentVolumeClaim', 'ProvisioningFailed'), { claim: claim('Bound') }, true],
    ['a ReplicaSet with too few pods', about('ReplicaSet', 'FailedCreate'), { replicaSet: replicaSet(2) }, false],
    ['a ReplicaSet with all its pods', about('ReplicaSet', 'FailedCreate'), { replicaSet: replicaSet(3) }, true],
    ['a pod that was ready before', about('Pod', 'FailedMount'), { pod: readySince(-600) }, false],
    ['a pod that became ready since', about('Pod', 'FailedMount'), { pod: readySince(-10) }, true],
  ];
  for (const [name, event, context, isOver] of cases) {
    it(`${isOver ? 'is' : 'is not'} told by ${name}`, () => {
      const { recoveries, lookAgainAt } = first(event, context);
      assert.equal(recoveries.length, isOver ? 1 : 0);
      assert.equal(lookAgainAt, isOver ? null : t0 + 60_000);
    });
  }
  it('comes when the state of its pod turns out to tell it', () => {
    const event = about('Pod', 'FailedMount');
    const context = { pod: podWith({ state: waiting('ContainerCreating') }) };
    assert.equal(detectEvent(event, event, t0, context).recoveries.length, 1);
  });
  it('comes with the event itself', () => {
    assert.deepEqual(detectEventEnd(t0).recoveries, [{ container: null, state: 'gone', at: t0 }]);
  });
});

it('annotations of the workload mute it for a time', () => {
  const annotations = { 'vigil.io/mute': iso(60) };
  const workload = { ...podWith(null).metadata, annotations };
  const event = about('Node', 'Rebooted');
  const muted = first(event, { workload });
  assert.deepEqual([muted.exceptions, muted.ignored[0]?.rule, muted.lookAgainAt], [[], 'muted', t0 + 60_000]);
  assert.equal(detectEvent(event, event, t0 + 60_000, { workload }).exceptions.length, 1);
});
it('no missing field makes it fail', () => {
  const event = projectEvent({ metadata: { uid: 'e', name: 'e' }, type: 'Warning' });
  assert.ok(event);
  assert.deepEqual(
    first(event).ignored.map(({ rule }) => rule),
    ['event-other']
  );
});
