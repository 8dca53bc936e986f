import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Incident } from '@vigil/core/vocabulary/incident';
import { ChangeHub } from './change-hub.ts';

const incidents = (count: number) =>
  Array.from({ length: count }, (_, id) => ({ id: String(id) }) as unknown as Incident);

describe('ChangeHub', () => {
  it('tells a slow reader how many records it lost, and goes on', async () => {
    const hub = new ChangeHub(3, () => 7);
    const leave = new AbortController();
    const records = hub.subscribe(leave.signal)[Symbol.asyncIterator]();
    hub.publish({ incidents: incidents(5) });
    assert.deepEqual((await records.next()).value, { type: 'gap', at: 7, dropped: 3 });
    assert.equal((await records.next()).value.incident.id, '3');
    assert.equal((await records.next()).value.incident.id, '4');
    assert.equal(hub.dropped, 3);
    leave.abort();
    assert.equal((await records.next()).done, true);
  });

  it('tells what is no more before what is new', async () => {
    const hub = new ChangeHub(10, () => 7);
    const leave = new AbortController();
    const records = hub.subscribe(leave.signal)[Symbol.asyncIterator]();
    hub.publish({ incidents: incidents(1), removed: ['x'] });
    assert.deepEqual((await records.next()).value, { type: 'removed', id: 'x' });
    assert.equal((await records.next()).value.type, 'incident');
    leave.abort();
  });

  it('forgets a reader that leaves before it reads', () => {
    const hub = new ChangeHub();
    const leave = new AbortController();
    hub.subscribe(leave.signal);
    assert.equal(hub.readers, 1);
    leave.abort();
    assert.equal(hub.readers, 0);
  });

  it('wakes a reader that waits when it leaves', async () => {
    const hub = new ChangeHub();
    const leave = new AbortController();
    const waiting = hub.subscribe(leave.signal)[Symbol.asyncIterator]().next();
    leave.abort();
    assert.equal((await waiting).done, true);
  });
});
