import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { IncidentFilter, IncidentSummary } from '@vigil/core/contract/incidents';
import { type IncidentStore, InvalidCursor } from '../src/store/incident-store.ts';
import { recordingOf } from './sample-recording.ts';
import { page } from './ask-store.ts';

/** Lists of incidents and their summary: pages, order, filters, counts. */
export function describeIncidentList(name: string, open: () => Promise<IncidentStore>): void {
  describe(`${name}: lists`, () => {
    let store: IncidentStore;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

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
  });
}
