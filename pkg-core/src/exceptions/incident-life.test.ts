import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Incident } from '../vocabulary/incident.ts';
import { detectExceptions } from './detect-exceptions.ts';
import { addOccurrence, openIncident, recover, type Scene } from './incident-life.ts';
import { ended, podWith, running, t0 } from './test-pods.ts';

const scene: Scene = {
  ...{ cluster: 'prod', pod: 'web-0', podUid: 'pod-1', node: 'node-1' },
  workload: { kind: 'Deployment', namespace: 'shop', name: 'web' },
};
const crashAt = (seconds: number) => {
  const pod = podWith({ restartCount: 1, state: running(0), lastState: ended(`i${seconds}`, 1, seconds) });
  const [exception] = detectExceptions(undefined, pod, t0, { events: [] }).exceptions;
  assert.ok(exception);
  return exception;
};
const opened = openIncident(scene, crashAt(-60));

it('opens a valid incident whose log is wanted', () => {
  assert.deepEqual(Incident.parse(opened), opened);
  assert.deepEqual([opened.state, opened.occurrences, opened.log.status], ['open', 1, 'pending']);
});
it('counts, and shows the latest', () => {
  const next = addOccurrence(opened, { ...scene, pod: 'web-1' }, crashAt(-10));
  assert.deepEqual([next.occurrences, next.pod, next.firstSeen, next.lastSeen], [2, 'web-1', t0 - 60_000, t0 - 10_000]);
  assert.equal(next.id, opened.id);
});
it('counts what came late without hiding what is newer', () => {
  const late = addOccurrence(opened, { ...scene, pod: 'web-9' }, crashAt(-90));
  assert.deepEqual([late.occurrences, late.pod, late.firstSeen, late.lastSeen], [2, 'web-0', t0 - 90_000, t0 - 60_000]);
});
it('ends with its last pod, and another crash opens it again, even one told late', () => {
  assert.equal(recover(opened, 'recovered', t0, 1), opened);
  const over = recover(opened, 'recovered', t0 - 20_000, 0);
  assert.deepEqual([over.state, over.endedAt], ['recovered', t0 - 20_000]);
  assert.equal(recover(over, 'gone', t0, 0), over);
  for (const seconds of [-10, -30]) {
    const again = addOccurrence(over, scene, crashAt(seconds));
    assert.deepEqual([again.state, again.endedAt], ['open', null]);
  }
});
it('keeps a captured log until a newer one is captured', () => {
  const captured = { ...opened, log: { ...opened.log, status: 'captured' as const, lines: 9 } };
  assert.equal(addOccurrence(captured, scene, crashAt(-10)).log.lines, 9);
});
