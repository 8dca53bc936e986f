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
