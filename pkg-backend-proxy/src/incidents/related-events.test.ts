import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ClusterEvent } from '@vigil/core/kubernetes/objects';
import { mergeEvents, relatedEvent, relatedEvents } from './related-events.ts';

const event = (object: Partial<ClusterEvent['object']>, lastSeen = 1): ClusterEvent => ({
  metadata: {
    ...{ uid: 'e', namespace: 'shop', name: 'e', resourceVersion: '', labels: {}, annotations: {}, createdAt: 0 },
    ...{ deletedAt: null, owner: null },
  },
  ...{ type: 'Warning', reason: 'BackOff', message: '', count: 1, firstSeen: 0, lastSeen },
  object: { kind: 'Pod', namespace: 'shop', name: 'x', uid: 'u', fieldPath: '', ...object },
});
const incident = { workload: { kind: 'Deployment', namespace: 'shop', name: 'checkout' }, pod: 'checkout-1' };

describe('relatedEvents', () => {
  const cases: Array<[string, Partial<ClusterEvent['object']>, number]> = [
    ['a pod of an occurrence', { uid: 'uid-1' }, 1],
    ['the latest pod, by name', { name: 'checkout-1' }, 1],
    ['the workload', { kind: 'Deployment', name: 'checkout' }, 1],
    ['another pod', { name: 'checkout-2' }, 0],
    ['the same name in another namespace', { name: 'checkout-1', namespace: 'pay' }, 0],
    ['the same name of another kind', { kind: 'Service', name: 'checkout' }, 0],
  ];
  for (const [name, object, count] of cases) {
    it(`${count ? 'takes' : 'leaves'} events about ${name}`, () => {
      assert.equal(relatedEvents([event(object)], incident, [{ podUid: 'uid-1' }]).length, count);
    });
  }

  it('gives the latest 50, latest first', () => {
    const many = Array.from({ length: 80 }, (_, index) => event({ uid: 'uid-1' }, index));
    const found = relatedEvents(many, incident, [{ podUid: 'uid-1' }]);
    assert.deepEqual([found.length, found[0]?.lastSeen, found.at(-1)?.lastSeen], [50, 79, 30]);
  });
});

describe('mergeEvents', () => {
  const seen = (lastSeen: number, count: number, message = 'm') => ({
    ...relatedEvent(event({}, lastSeen)),
    ...{ count, message },
  });
  it('keeps what the cluster has forgotten, and takes the later state of what both know', () => {
    const merged = mergeEvents([seen(5, 1), seen(3, 1, 'only stored')], [seen(9, 4), seen(7, 1, 'only live')]);
    assert.deepEqual(
      merged.map(({ message, count, lastSeen }) => [message, count, lastSeen]),
      [
        ['m', 4, 9],
        ['only live', 1, 7],
        ['only stored', 1, 3],
      ]
    );
  });

  it('does not go back to an older state', () => {
    assert.deepEqual(mergeEvents([seen(9, 4)], [seen(5, 1)]), [seen(9, 4)]);
  });

  it('gives at most 50', () => {
    const many = Array.from({ length: 60 }, (_, index) => seen(index, 1, String(index)));
    assert.equal(mergeEvents(many, many).length, 50);
  });
});
