import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { IncidentDetail } from '@vigil/core/contract/incidents';
import { Health } from '@vigil/core/contract/health';
import { type Incident } from '@vigil/core/vocabulary/incident';
import { type IncidentStore, InvalidRecording } from '../src/store/incident-store.ts';
import { describeStoredEvents } from './incident-store-events.ts';
import { describeStoredErrors } from './incident-store-errors.ts';
import { describeMarks } from './incident-store-marks.ts';
import { quietRecording, recordingOf } from './sample-recording.ts';
import { describeStoredLogs } from './incident-store-logs.ts';
import { describeIncidentList } from './incident-store-list.ts';
import { page, targetOf, only } from './ask-store.ts';

/** What every implementation of the store must do. `open` gives an empty one each time. */
export function describeIncidentStore(name: string, open: () => Promise<IncidentStore>): void {
  describe(name, () => {
    let store: IncidentStore;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const named = async (workload: string): Promise<Incident> => {
      const { incidents } = await store.list(page());
      const incident = incidents.find((candidate) => candidate.workload.name === workload);
      assert.ok(incident);
      return incident;
    };

    it('stores a happening once, however often it is reported', async () => {
      const first = await store.record([recordingOf(), recordingOf()]);
      const second = await store.record([recordingOf()]);
      assert.equal(first.fresh.length, 1);
      assert.deepEqual(second, { incidents: [], removed: [], wanted: [], fresh: [] });
      assert.equal((await only(store)).occurrences, 1);
    });

    it('counts occurrences of one trouble in one incident, and shows the latest', async () => {
      await store.record([recordingOf({ at: 5000, pod: 'checkout-2', message: 'late' })]);
      await store.record([recordingOf({ at: 1000, message: 'early' })]);
      const incident = await only(store);
      assert.deepEqual(
        [incident.occurrences, incident.firstSeen, incident.lastSeen, incident.pod, incident.message],
        [2, 1000, 5000, 'checkout-2', 'late']
      );
      const stored = await store.find(incident.id);
      assert.deepEqual(
        stored?.occurrences.map((occurrence) => occurrence.at),
        [5000, 1000]
      );
      IncidentDetail.parse(stored);
    });

    it('keeps what differs in cluster, workload, container, reason or exit code apart', async () => {
      await store.record([
        recordingOf(),
        recordingOf({ cluster: 'test', at: 2 }),
        recordingOf({ name: 'cart' }),
        recordingOf({ container: 'sidecar', fingerprint: 'c' }),
        recordingOf({ reason: 'Error' }),
        recordingOf({ exitCode: 1, fingerprint: 'e' }),
      ]);
      assert.equal((await store.list(page())).total, 6);
    });

    it('stores the same fingerprint of two clusters twice', async () => {
      await store.record([recordingOf({ fingerprint: 'f' }), recordingOf({ fingerprint: 'f', cluster: 'test' })]);
      assert.equal((await store.list(page())).total, 2);
    });

    it('ends an incident with its last troubled pod, and opens it again', async () => {
      const recovered = { holderUid: 'uid-checkout-1', container: 'app', state: 'recovered', at: 3000 } as const;
      const gone = { holderUid: 'uid-b', container: null, state: 'gone', at: 4000 } as const;
      await store.record([recordingOf(), recordingOf({ pod: 'b' })]);
      await store.record([quietRecording({ recoveries: [recovered] })]);
      assert.equal((await only(store)).state, 'open');
      const { incidents } = await store.record([quietRecording({ recoveries: [gone] })]);
      assert.deepEqual([incidents[0]?.state, incidents[0]?.endedAt], ['gone', 4000]);
      assert.deepEqual(await store.troubled('prod'), []);
      await store.record([recordingOf({ at: 9000 })]);
      const reopened = await only(store);
      assert.deepEqual([reopened.state, reopened.endedAt, reopened.occurrences], ['open', null, 3]);
    });

    it('applies recoveries after happenings, and only to the container they name', async () => {
      const recovery = { holderUid: 'uid-checkout-1', container: 'app', state: 'recovered', at: 1500 } as const;
      await store.record([recordingOf({}, [recovery]), recordingOf({ container: 'other', fingerprint: 'o' })]);
      const { incidents } = await store.list(page());
      assert.deepEqual(incidents.map((incident) => [incident.container, incident.state]).sort(), [
        ['app', 'recovered'],
        ['other', 'open'],
      ]);
    });

    it('does not open an ended incident for what it knew already', async () => {
      await store.record([
        recordingOf({}, [{ holderUid: 'uid-checkout-1', container: 'app', state: 'recovered', at: 1500 }]),
      ]);
      await store.record([recordingOf()]);
      assert.equal((await only(store)).state, 'recovered');
    });

    it('opens an ended incident for another pod in trouble, though its crash was before that end', async () => {
      const recovery = { holderUid: 'uid-checkout-1', container: 'app', state: 'recovered', at: 5000 } as const;
      await store.record([recordingOf({}, [recovery])]);
      await store.record([recordingOf({ at: 4000, pod: 'checkout-2' })]);
      const incident = await only(store);
      assert.deepEqual([incident.state, incident.endedAt, incident.occurrences], ['open', null, 2]);
      assert.deepEqual(
        (await store.troubled('prod')).map(({ holderUid }) => holderUid),
        ['uid-checkout-2']
      );
    });

    it('keeps one incident for a container that crashed and then crash loops', async () => {
      await store.record([recordingOf({ reason: 'Error', exitCode: 1 })]);
      const plain = await only(store);
      const { incidents, removed } = await store.record([
        recordingOf({ reason: 'CrashLoopBackOff', exitCode: 1, at: 2000 }),
      ]);
      assert.deepEqual(removed, [plain.id]);
      assert.deepEqual(
        incidents.map(({ reason, state }) => [reason, state]),
        [['CrashLoopBackOff', 'open']]
      );
      const incident = await only(store);
      assert.deepEqual([incident.reason, incident.occurrences, incident.firstSeen], ['CrashLoopBackOff', 2, 1000]);
      assert.deepEqual((await store.record([recordingOf({ reason: 'Error', exitCode: 1 })])).fresh, []);
    });

    it('keeps the crashes of other pods apart from a crash loop', async () => {
      await store.record([
        recordingOf({ reason: 'Error', exitCode: 1 }),
        recordingOf({ reason: 'Error', exitCode: 1, pod: 'b' }),
      ]);
      await store.record([recordingOf({ reason: 'CrashLoopBackOff', exitCode: 1, at: 2000 })]);
      const { incidents } = await store.list(page());
      assert.deepEqual(
        incidents.map(({ reason, state, occurrences, pod }) => [reason, state, occurrences, pod]),
        [
          ['CrashLoopBackOff', 'open', 2, 'checkout-1'],
          ['Error', 'open', 1, 'b'],
        ]
      );
    });

    it('forgets what ended long ago, and keeps what is open', async () => {
      const ended = [{ holderUid: 'uid-old-1', container: 'app', state: 'recovered', at: 1100 }] as const;
      await store.record([recordingOf({ name: 'old' }, [...ended]), recordingOf({ name: 'open' })]);
      const { id } = await named('old');
      assert.deepEqual(await store.prune(5000, 1e9, 6000), { incidents: 1, logs: 0, ids: [id] });
      assert.equal((await only(store)).workload.name, 'open');
      assert.deepEqual((await store.record([recordingOf({ name: 'open' })])).fresh, []);
    });

    it('gives up the oldest logs, then the oldest incidents, when there is too much', async () => {
      const target = await targetOf(store, recordingOf());
      const text = Array.from({ length: 50_000 }, (_, index) => String((index * 2654435761) % 4294967296)).join('\n');
      await store.finishCapture(target, { status: 'captured', which: 'previous', text, truncated: false }, 2000);
      const { bytes, logBytes } = await store.health();
      assert.ok(logBytes > 100_000);
      assert.deepEqual(await store.prune(0, bytes - 1, 3000), { incidents: 0, logs: 1, ids: [] });
      assert.match((await only(store)).log.detail, /size limit/);
      assert.deepEqual(await store.prune(0, 1, 3000), { incidents: 1, logs: 0, ids: [target.incident] });
    });

    it('remembers until when a cluster was watched', async () => {
      assert.equal(await store.watermark('prod'), null);
      await store.setWatermark('prod', 1);
      await store.setWatermark('prod', 2);
      assert.equal(await store.watermark('prod'), 2);
    });

    it('tells its health and what is open', async () => {
      await store.record([recordingOf(), recordingOf({ name: 'cart' })]);
      const health = Health.shape.store.parse(await store.health());
      assert.deepEqual([health.state, health.problem, health.incidents], ['ready', null, 2]);
      assert.equal((await store.openCounts(1)).length, 1);
      assert.equal((await store.openCounts(9))[0]?.reason, 'OOMKilled');
    });

    it('stores all of a batch or nothing', async () => {
      const broken = recordingOf({ name: 'broken' });
      Object.assign(broken.happenings[0]?.exception ?? {}, { at: undefined });
      await assert.rejects(store.record([recordingOf(), broken]), InvalidRecording);
      Object.assign(broken.happenings[0]?.exception ?? {}, { at: NaN });
      await assert.rejects(store.record([recordingOf(), broken]), InvalidRecording);
      assert.equal((await store.health()).state, 'ready');
      assert.equal((await store.list(page())).total, 0);
    });
  });
  describeStoredLogs(name, open);
  describeIncidentList(name, open);
  describeMarks(name, open);
  describeStoredErrors(name, open);
  describeStoredEvents(name, open);
}
