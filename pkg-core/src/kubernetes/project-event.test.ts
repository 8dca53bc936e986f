import assert from 'node:assert/strict';
import { it } from 'node:test';
import { projectEvent } from './project-event.ts';

const metadata = { uid: 'e', name: 'web.1', namespace: 'shop', creationTimestamp: '2026-01-01T00:00:00Z' };
const created = Date.parse('2026-01-01T00:00:00Z');
const pod = { kind: 'Pod', namespace: 'shop', name: 'web', uid: 'p', fieldPath: 'spec.containers{app}' };

it('reads core/v1', () => {
  const event = projectEvent({
    ...{ metadata, involvedObject: pod, type: 'Warning', reason: 'BackOff', message: 'Back-off', count: 7 },
    ...{ firstTimestamp: '2026-01-01T00:00:01Z', lastTimestamp: '2026-01-01T00:00:09Z', eventTime: null },
  });
  assert.deepEqual(event?.object, pod);
  assert.equal(event?.count, 7);
  assert.equal(event?.firstSeen, created + 1000);
  assert.equal(event?.lastSeen, created + 9000);
});
it('reads events.k8s.io/v1 with a series and null time stamps', () => {
  const event = projectEvent({
    ...{ metadata, regarding: pod, type: 'Warning', reason: 'BackOff', note: 'Back-off' },
    ...{ eventTime: '2026-01-01T00:00:02.123456Z', firstTimestamp: null, deprecatedLastTimestamp: null },
    series: { count: 40, lastObservedTime: '2026-01-01T00:00:30.5Z' },
  });
  assert.equal(event?.message, 'Back-off');
  assert.equal(event?.count, 40);
  assert.equal(event?.firstSeen, created + 2123);
  assert.equal(event?.lastSeen, created + 30_500);
});
it('falls back to the creation of the event, and to once', () => {
  const event = projectEvent({
    metadata,
    involvedObject: null,
    firstTimestamp: null,
    lastTimestamp: '0001-01-01T00:00:00Z',
  });
  assert.equal(event?.firstSeen, created);
  assert.equal(event?.lastSeen, created);
  assert.equal(event?.count, 1);
  assert.equal(event?.type, 'Normal');
});

const shapes: Array<[string, object, [count: number, firstSeen: number, lastSeen: number]]> = [
  [
    'core/v1 with a series beside its old fields',
    { count: 1, firstTimestamp: at(1), lastTimestamp: at(1), series: { count: 9, lastObservedTime: at(8) } },
    [9, 1, 8],
  ],
  [
    'events.k8s.io/v1 of an old recorder',
    { deprecatedCount: 4, deprecatedFirstTimestamp: at(1), deprecatedLastTimestamp: at(7), eventTime: null },
    [4, 1, 7],
  ],
  ['only an eventTime', { eventTime: at(3), count: null, series: null }, [1, 3, 3]],
  ['a count of zero', { count: 0, firstTimestamp: at(2), lastTimestamp: at(2) }, [1, 2, 2]],
  ['a last time stamp only', { lastTimestamp: at(5) }, [1, 5, 5]],
  ['a last time before the first', { firstTimestamp: at(6), lastTimestamp: at(2) }, [1, 6, 6]],
  ['nonsense', { count: 'many', firstTimestamp: 12, series: 'odd' }, [1, 0, 0]],
];
for (const [name, fields, [count, first, last]] of shapes) {
  it(`counts and times of ${name}`, () => {
    const event = projectEvent({ metadata, ...fields });
    assert.deepEqual(
      [event?.count, event?.firstSeen, event?.lastSeen],
      [count, created + first * 1000, created + last * 1000]
    );
  });
}

function at(second: number): string {
  return new Date(created + second * 1000).toISOString();
}
