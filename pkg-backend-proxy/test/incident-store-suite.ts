import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import {
  IncidentDetail,
  IncidentFilter,
  IncidentLog,
  IncidentQuery,
  IncidentSummary,
} from '@vigil/core/contract/incidents';
import { Health } from '@vigil/core/contract/health';
import { Incident } from '@vigil/core/vocabulary/incident';
import {
  type IncidentStore,
  InvalidCursor,
  InvalidRecording,
  type LogTarget,
  type Recording,
} from '../src/store/incident-store.ts';
import { describeStoredEvents } from './incident-store-events.ts';
import { describeStoredErrors } from './incident-store-errors.ts';
import { describeMarks } from './incident-store-marks.ts';
import { quietRecording, recordingOf } from './sample-recording.ts';

export { quietRecording, recordingOf };

const page = (query: Partial<IncidentQuery> = {}) => IncidentQuery.parse(query);

/** What every implementation of the store must do. `open` gives an empty one each time. */
export function describeIncidentStore(name: string, open: () => Promise<IncidentStore>): void {
  describe(name, () => {
    let store: IncidentStore;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const targetOf = async (recording: Recording): Promise<LogTarget> => {
      const { wanted } = await store.record([recording]);
      assert.ok(wanted[0]);
      return wanted[0];
    };
    const only = async (): Promise<Incident> => {
      const { incidents } = await store.list(page());
      assert.equal(incidents.length, 1);
      return Incident.parse(incidents[0]);
    };

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
      assert.equal((await only()).occurrences, 1);
    });

    it('counts occurrences of one trouble in one incident, and shows the latest', async () => {
      await store.record([recordingOf({ at: 5000, pod: 'checkout-2', message: 'late' })]);
      await store.record([recordingOf({ at: 1000, message: 'early' })]);
      const incident = await only();
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
      assert.equal((await only()).state, 'open');
      const { incidents } = await store.record([quietRecording({ recoveries: [gone] })]);
      assert.deepEqual([incidents[0]?.state, incidents[0]?.endedAt], ['gone', 4000]);
      assert.deepEqual(await store.troubled('prod'), []);
      await store.record([recordingOf({ at: 9000 })]);
      const reopened = await only();
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
      assert.equal((await only()).state, 'recovered');
    });

    it('lets the log speak where Kubernetes said nothing, and finds what it said', async () => {
      const target = await targetOf(recordingOf({ message: '' }));
      const text = '2026-01-01T00:00:00Z panic: nil map\n2026-01-01T00:00:01Z goroutine 1 [running]:\n';
      await store.finishCapture(target, { status: 'captured', which: 'previous', text, truncated: false }, 2000);
      assert.equal((await only()).message, 'panic: nil map');
      assert.equal((await store.list(page({ search: 'NIL MAP' }))).total, 1);
      await store.record([recordingOf({ message: '', at: 3000 })]);
      assert.equal((await only()).message, 'panic: nil map');
      await store.record([recordingOf({ message: 'said by Kubernetes', at: 4000 })]);
      assert.equal((await only()).message, 'said by Kubernetes');
    });

    it('captures a log and never replaces it by a failure', async () => {
      const target = await targetOf(recordingOf());
      assert.equal((await only()).log.status, 'pending');
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
      const next = await targetOf(recordingOf({ at: 3000 }));
      await store.finishCapture(next, { status: 'gone', detail: 'not found' }, 4000);
      assert.equal((await only()).log.status, 'captured');
      const log = IncidentLog.parse(await store.log(target.incident));
      assert.deepEqual([log.text, log.which, log.capturedAt], [text, 'previous', 2000]);
      assert.equal(await store.log(target.incident, 'current'), undefined);
    });

    it('says why there is no log', async () => {
      const target = await targetOf(recordingOf());
      await store.finishCapture(target, { status: 'failed', detail: 'kubelet timed out' }, 2000);
      const { log } = await only();
      assert.deepEqual([log.status, log.detail], ['failed', 'kubelet timed out']);
      assert.equal(await store.log(target.incident), undefined);
    });

    it('keeps the wish for a newer log when an older one ends', async () => {
      const older = await targetOf(recordingOf());
      const newer = await targetOf(recordingOf({ at: 2000 }));
      await store.finishCapture(older, { status: 'gone', detail: '' }, 3000);
      assert.deepEqual(await store.unfinishedCaptures(), [newer]);
    });

    it('opens an ended incident for another pod in trouble, though its crash was before that end', async () => {
      const recovery = { holderUid: 'uid-checkout-1', container: 'app', state: 'recovered', at: 5000 } as const;
      await store.record([recordingOf({}, [recovery])]);
      await store.record([recordingOf({ at: 4000, pod: 'checkout-2' })]);
      const incident = await only();
      assert.deepEqual([incident.state, incident.endedAt, incident.occurrences], ['open', null, 2]);
      assert.deepEqual(
        (await store.troubled('prod')).map(({ holderUid }) => holderUid),
        ['uid-checkout-2']
      );
    });

    it('keeps one incident for a container that crashed and then crash loops', async () => {
      await store.record([recordingOf({ reason: 'Error', exitCode: 1 })]);
      const plain = await only();
      const { incidents, removed } = await store.record([
        recordingOf({ reason: 'CrashLoopBackOff', exitCode: 1, at: 2000 }),
      ]);
      assert.deepEqual(removed, [plain.id]);
      assert.deepEqual(
        incidents.map(({ reason, state }) => [reason, state]),
        [['CrashLoopBackOff', 'open']]
      );
      const incident = await only();
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

    it('wants no log of what never ran', async () => {
      const { wanted } = await store.record([recordingOf({ reason: 'ImagePullBackOff', log: 'none' })]);
      assert.deepEqual([wanted, (await only()).log.status], [[], 'none']);
    });

    for (const sort of ['lastSeen', 'severity', 'occurrences'] as const) {
      it(`pages through everything once, by ${sort}, though incidents tie`, async () => {
        const many = Array.from({ length: 23 }, (_, index) =>
          recordingOf({ name: `w${index}`, at: 1000 + (index % 3), severity: index % 2 ? 'low' : 'critical' })
        );
        await store.record(many);
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const part = await store.list(page({ sort, limit: 5, cursor }));
          assert.equal(part.total, 23);
          seen.push(...part.incidents.map((incident) => incident.id));
          cursor = part.nextCursor ?? undefined;
        } while (cursor);
        assert.equal(seen.length, 23);
        assert.equal(new Set(seen).size, 23);
      });
    }

    it('sorts the most urgent first', async () => {
      await store.record([
        recordingOf({ name: 'a', severity: 'low', at: 9 }),
        recordingOf({ name: 'b', severity: 'critical', at: 1 }),
        recordingOf({ name: 'c', severity: 'critical', at: 2 }),
      ]);
      const { incidents } = await store.list(page({ sort: 'severity' }));
      assert.deepEqual(
        incidents.map((incident) => incident.workload.name),
        ['c', 'b', 'a']
      );
    });

    for (const cursor of [
      '',
      'nonsense',
      Buffer.from('{"sort":"severity","after":[1],"id":"x"}').toString('base64url'),
    ]) {
      it(`refuses the cursor ${JSON.stringify(cursor)}`, async () => {
        await assert.rejects(store.list(page({ cursor })), InvalidCursor);
      });
    }

    const filters: Array<[Partial<IncidentFilter>, string[]]> = [
      [{}, ['cart', 'checkout', 'ledger']],
      [{ namespace: ['pay', 'none'] }, ['ledger']],
      [{ cluster: ['prod'], severity: ['critical'] }, ['cart']],
      [{ workload: ['Deployment/shop/checkout'] }, ['checkout']],
      [{ reason: ['Error'] }, ['cart']],
      [{ state: ['recovered'] }, ['ledger']],
      [{ search: 'PÄNIC' }, ['cart']],
      [{ search: '100%' }, ['ledger']],
      [{ search: "'; DROP TABLE incidents; --" }, []],
      [{ from: 2500 }, ['cart', 'checkout']],
      [{ to: 1500 }, ['checkout', 'ledger']],
      [{ from: 1600, to: 1700 }, ['checkout', 'ledger']],
    ];
    for (const [filter, expected] of filters) {
      it(`filters by ${JSON.stringify(filter)}`, async () => {
        await store.record([
          recordingOf({ name: 'checkout' }),
          recordingOf({ name: 'cart', at: 2000, reason: 'Error', severity: 'critical', message: 'Pänic: 100 of' }),
          recordingOf({ name: 'ledger', namespace: 'pay', message: 'disk 100% full' }, [
            { holderUid: 'uid-ledger-1', container: 'app', state: 'recovered', at: 1700 },
          ]),
        ]);
        const { incidents, total } = await store.list(page(filter));
        assert.deepEqual(incidents.map((incident) => incident.workload.name).sort(), expected);
        const summary = await store.summarise(IncidentFilter.parse(filter));
        assert.deepEqual([total, summary.total], [expected.length, expected.length]);
      });
    }

    it('counts what matches, by facet and over time', async () => {
      await store.record([
        recordingOf({ at: 0 }),
        recordingOf({ at: 5999 }),
        recordingOf({ name: 'cart', at: 3000, severity: 'low' }),
        { ...recordingOf({ at: 6000 }), ignored: [{ rule: 'completed', namespace: 'shop', fingerprint: 'x', at: 10 }] },
      ]);
      await store.record([
        {
          ...recordingOf({ at: 1 }),
          ignored: [
            { rule: 'completed', namespace: 'shop', fingerprint: 'x', at: 10 },
            { rule: 'completed', namespace: 'pay', fingerprint: 'y', at: 10 },
          ],
        },
      ]);
      const summary = await store.summarise({ from: 0, to: 6000, namespace: ['shop'] });
      IncidentSummary.parse({ ...summary, asOf: 1 });
      assert.equal(summary.open, 2);
      assert.deepEqual(summary.bySeverity, { critical: 0, high: 1, medium: 0, low: 1, info: 0 });
      assert.deepEqual(
        summary.facets.workload.map(({ count }) => count),
        [1, 1]
      );
      assert.equal(summary.histogram.length, 60);
      const at = (index: number) => summary.histogram[index]?.counts;
      assert.deepEqual([at(0)?.high, at(30)?.low, at(59)?.high], [2, 1, 1]);
      assert.deepEqual(summary.ignored, [{ rule: 'completed', count: 1 }]);
      assert.deepEqual(await store.ignored(), [{ rule: 'completed', count: 2 }]);
    });

    it('forgets what ended long ago, and keeps what is open', async () => {
      const ended = [{ holderUid: 'uid-old-1', container: 'app', state: 'recovered', at: 1100 }] as const;
      await store.record([recordingOf({ name: 'old' }, [...ended]), recordingOf({ name: 'open' })]);
      const { id } = await named('old');
      assert.deepEqual(await store.prune(5000, 1e9, 6000), { incidents: 1, logs: 0, ids: [id] });
      assert.equal((await only()).workload.name, 'open');
      assert.deepEqual((await store.record([recordingOf({ name: 'open' })])).fresh, []);
    });

    it('gives up the oldest logs, then the oldest incidents, when there is too much', async () => {
      const target = await targetOf(recordingOf());
      const text = Array.from({ length: 50_000 }, (_, index) => String((index * 2654435761) % 4294967296)).join('\n');
      await store.finishCapture(target, { status: 'captured', which: 'previous', text, truncated: false }, 2000);
      const { bytes, logBytes } = await store.health();
      assert.ok(logBytes > 100_000);
      assert.deepEqual(await store.prune(0, bytes - 1, 3000), { incidents: 0, logs: 1, ids: [] });
      assert.match((await only()).log.detail, /size limit/);
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
  describeMarks(name, open);
  describeStoredErrors(name, open);
  describeStoredEvents(name, open);
}
