import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { IncidentLog } from '@vigil/core/contract/incidents';
import type { IncidentStore } from '../src/store/incident-store.ts';
import { recordingOf } from './sample-recording.ts';
import { page, targetOf, only } from './ask-store.ts';

/** Logs: which are wanted, what becomes of them, and what they say. */
export function describeStoredLogs(name: string, open: () => Promise<IncidentStore>): void {
  describe(`${name}: logs`, () => {
    let store: IncidentStore;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    it('lets the log speak where Kubernetes said nothing, and finds what it said', async () => {
      const target = await targetOf(store, recordingOf({ message: '' }));
      const text = '2026-01-01T00:00:00Z panic: nil map\n2026-01-01T00:00:01Z goroutine 1 [running]:\n';
      await store.finishCapture(target, { status: 'captured', which: 'previous', text, truncated: false }, 2000);
      assert.equal((await only(store)).message, 'panic: nil map');
      assert.equal((await store.list(page({ search: 'NIL MAP' }))).total, 1);
      await store.record([recordingOf({ message: '', at: 3000 })]);
      assert.equal((await only(store)).message, 'panic: nil map');
      await store.record([recordingOf({ message: 'said by Kubernetes', at: 4000 })]);
      assert.equal((await only(store)).message, 'said by Kubernetes');
    });

    it('captures a log and never replaces it by a failure', async () => {
      const target = await targetOf(store, recordingOf());
      assert.equal((await only(store)).log.status, 'pending');
      assert.deepEqual(await store.unfinishedCaptures(), [target]);
      const text = '2026-01-01T00:00:00Z panic: nil map\n2026-01-01T00:00:01Z ü\n';
      const done = await store.finishCapture(
        target,
        { status: 'captured', which: 'previous', text, truncated: true },
        2000
      );
      assert.deepEqual(done?.log, {
        status: 'captured',
        lines: 2,
        bytes: Buffer.byteLength(text),
        truncated: true,
        detail: '',
        fingerprint: done?.log.fingerprint,
        errorLine: 'panic: nil map',
      });
      assert.deepEqual(await store.unfinishedCaptures(), []);
      const next = await targetOf(store, recordingOf({ at: 3000 }));
      await store.finishCapture(next, { status: 'gone', detail: 'not found' }, 4000);
      assert.equal((await only(store)).log.status, 'captured');
      const log = IncidentLog.parse(await store.log(target.incident));
      assert.deepEqual([log.text, log.which, log.capturedAt], [text, 'previous', 2000]);
      assert.equal(await store.log(target.incident, 'current'), undefined);
    });

    it('says why there is no log', async () => {
      const target = await targetOf(store, recordingOf());
      await store.finishCapture(target, { status: 'failed', detail: 'kubelet timed out' }, 2000);
      const { log } = await only(store);
      assert.deepEqual([log.status, log.detail], ['failed', 'kubelet timed out']);
      assert.equal(await store.log(target.incident), undefined);
    });

    it('keeps the wish for a newer log when an older one ends', async () => {
      const older = await targetOf(store, recordingOf());
      const newer = await targetOf(store, recordingOf({ at: 2000 }));
      await store.finishCapture(older, { status: 'gone', detail: '' }, 3000);
      assert.deepEqual(await store.unfinishedCaptures(), [newer]);
    });

    it('wants no log of what never ran', async () => {
      const { wanted } = await store.record([recordingOf({ reason: 'ImagePullBackOff', log: 'none' })]);
      assert.deepEqual([wanted, (await only(store)).log.status], [[], 'none']);
    });
  });
}
