import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { IncidentDetail, IncidentFilter, IncidentQuery, IncidentSummary } from '@vigil/core/contract/incidents';
import type { Incident } from '@vigil/core/vocabulary/incident';
import type { IncidentStore, LogTarget, Recording } from '../src/store/incident-store.ts';
import { recordingOf } from './sample-recording.ts';

const query = (filter: Partial<IncidentQuery> = {}) => IncidentQuery.parse(filter);
const panic = (pod: string) => `2026-01-02T03:04:05Z starting ${pod}\n2026-01-02T03:04:06Z panic: no route to ${pod}\n`;
const change = { what: 'image', at: 900, from: 'shop/checkout:1', to: 'shop/checkout:2' } as const;

/** What logs and changes tell: the same error elsewhere, and what began after a change. */
export function describeStoredErrors(name: string, open: () => Promise<IncidentStore>): void {
  describe(`${name}: errors and changes`, () => {
    let store: IncidentStore;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const capture = async (target: LogTarget | undefined, text: string): Promise<Incident> => {
      assert.ok(target);
      const outcome = { status: 'captured', which: 'previous', text, truncated: false } as const;
      const incident = await store.finishCapture(target, outcome, 9000);
      assert.ok(incident);
      return incident;
    };
    const crash = async (recording: Recording, text: string): Promise<Incident> =>
      capture((await store.record([recording])).wanted[0], text);

    it('knows the same error in other incidents', async () => {
      const cart = await crash(recordingOf({ name: 'cart', at: 1000 }), panic('10.0.0.1'));
      const ledger = await crash(recordingOf({ name: 'ledger', at: 2000 }), panic('10.0.0.2'));
      const web = await crash(recordingOf({ name: 'web', at: 3000 }), 'fatal error: out of disk\n');
      const quiet = await crash(recordingOf({ name: 'quiet', at: 4000 }), 'all is well\n');
      assert.deepEqual(
        [cart.log.fingerprint === ledger.log.fingerprint, cart.log.errorLine],
        [true, 'panic: no route to 10.0.0.1']
      );
      assert.deepEqual([quiet.log.fingerprint, quiet.log.errorLine, quiet.message], [null, '', 'all is well']);
      const { id, cluster, workload, container, reason, lastSeen, state } = ledger;
      const detail = IncidentDetail.parse(await store.find(cart.id));
      assert.deepEqual(detail.similar, {
        incidents: [{ id, cluster, workload, container, reason, lastSeen, state }],
        total: 1,
      });
      assert.deepEqual((await store.find(web.id))?.similar, { incidents: [], total: 0 });
      assert.deepEqual((await store.find(quiet.id))?.similar, { incidents: [], total: 0 });

      const fingerprint = cart.log.fingerprint ?? '';
      const summary = IncidentSummary.parse({ ...(await store.summarise({})), asOf: 1 });
      assert.deepEqual(summary.facets.fingerprint, [
        { value: fingerprint, count: 2, label: 'panic: no route to 10.0.0.2' },
      ]);
      const { incidents } = await store.list(query({ fingerprint: [fingerprint] }));
      assert.deepEqual(
        incidents.map((incident) => incident.workload.name),
        ['ledger', 'cart']
      );
      const one = await store.summarise({ fingerprint: [fingerprint], workload: ['Deployment/shop/cart'] });
      assert.deepEqual(
        one.facets.fingerprint.map(({ value, count }) => [value, count]),
        [[fingerprint, 1]]
      );
    });

    it('gives the twenty latest similar ones, and how many there are', async () => {
      const ids: string[] = [];
      for (let index = 0; index < 23; index += 1) {
        ids.push((await crash(recordingOf({ name: `w${index}`, at: 1000 + index }), panic('a-1'))).id);
      }
      const similar = (await store.find(ids[0] ?? ''))?.similar;
      assert.deepEqual([similar?.total, similar?.incidents.length, similar?.incidents[0]?.id], [22, 20, ids[22]]);
    });

    it('keeps the error of the instance that died when the log of the running one comes later', async () => {
      const before = await crash(recordingOf({ name: 'cart', at: 1000 }), panic('10.0.0.1'));
      const [target = assert.fail()] = (await store.record([recordingOf({ name: 'cart', at: 2000, log: 'current' })]))
        .wanted;
      const running = { status: 'captured', which: 'current', text: 'all is well\n', truncated: false } as const;
      const after = await store.finishCapture(target, running, 9500);
      assert.deepEqual(after?.log, before.log);
      assert.equal((await store.log(before.id, 'current'))?.text, 'all is well\n');
      assert.match((await store.log(before.id))?.text ?? '', /panic/, 'what is summed up is what is shown');
      // The next crash speaks for itself.
      const next = await crash(recordingOf({ name: 'cart', at: 3000 }), 'ended quietly\n');
      assert.deepEqual([next.log.fingerprint, next.log.errorLine, next.log.lines], [null, '', 1]);
    });

    it('finds words of the error', async () => {
      await crash(recordingOf({ message: 'said by Kubernetes' }), panic('Zürich'));
      assert.equal((await store.list(query({ search: 'no route to ZÜRICH' }))).total, 1);
      assert.equal((await store.summarise({ search: 'no route to ZÜRICH' })).total, 1);
    });

    it('lets the error of the later instance stand, in whichever order logs arrive', async () => {
      const first = (await store.record([recordingOf({ at: 1000 })])).wanted[0];
      const second = (await store.record([recordingOf({ at: 2000 })])).wanted[0];
      await capture(second, 'panic: second\n');
      const late = await capture(first, 'panic: first\n');
      assert.equal(late.log.errorLine, 'panic: second');
      assert.equal((await store.log(late.id))?.text, 'panic: second\n');
      const third = await crash(recordingOf({ at: 3000 }), 'quiet end\n');
      assert.deepEqual([third.log.fingerprint, third.log.errorLine], [null, '']);
    });

    it('keeps the log and its error when an error becomes a crash loop', async () => {
      const plain = await crash(recordingOf({ reason: 'Error', exitCode: 1, change }), 'panic: nil map\n');
      const { incidents, removed } = await store.record([
        recordingOf({ reason: 'CrashLoopBackOff', exitCode: 1, at: 2000 }),
      ]);
      assert.deepEqual(removed, [plain.id]);
      const [loop] = incidents;
      assert.deepEqual(
        [loop?.log.status, loop?.log.errorLine, loop?.message, loop?.change],
        ['captured', 'panic: nil map', 'panic: nil map', change]
      );
      assert.equal((await store.log(loop?.id ?? ''))?.text, 'panic: nil map\n');
      assert.equal(await store.find(plain.id), undefined);
    });

    it('does not call removed what came again in the same batch', async () => {
      const { incidents, removed } = await store.record([
        recordingOf({ reason: 'Error', exitCode: 1 }),
        recordingOf({ reason: 'CrashLoopBackOff', exitCode: 1, at: 2000 }),
        recordingOf({ reason: 'Error', exitCode: 1, pod: 'b', at: 3000 }),
      ]);
      assert.deepEqual(removed, []);
      assert.deepEqual(incidents.map(({ reason, occurrences }) => [reason, occurrences]).sort(), [
        ['CrashLoopBackOff', 2],
        ['Error', 1],
      ]);
      assert.equal((await store.list(query())).total, 2);
    });

    it('remembers what changed shortly before, and filters by it', async () => {
      await store.record([recordingOf({ name: 'cart', change }), recordingOf({ name: 'ledger' })]);
      const { incidents } = await store.list(query({ afterChange: 'true' }));
      assert.deepEqual(
        incidents.map((incident) => [incident.workload.name, incident.change]),
        [['cart', change]]
      );
      const summary = await store.summarise({});
      assert.deepEqual([summary.total, summary.afterChange], [2, 1]);
      assert.equal((await store.summarise(IncidentFilter.parse({ afterChange: 'true' }))).total, 1);
      await store.record([recordingOf({ name: 'cart', at: 2000, change: null })]);
      assert.equal((await store.summarise({})).afterChange, 1);
    });

    it('counts what was ignored once, whatever its rule, batch or minute', async () => {
      const ignored = (rule: string, fingerprint: string, at: number) => {
        return { ...recordingOf(), happenings: [], ignored: [{ rule, namespace: 'shop', fingerprint, at }] };
      };
      await store.record([ignored('completed', 'a', 10), ignored('completed', 'a', 20), ignored('deleted', 'a', 10)]);
      await store.record([ignored('completed', 'a', 600_000), ignored('completed', 'b', 600_000)]);
      await store.record([{ ...ignored('completed', 'a', 30), cluster: 'test' }]);
      assert.deepEqual(await store.ignored(), [
        { rule: 'completed', count: 3 },
        { rule: 'deleted', count: 1 },
      ]);
      const late = await store.summarise({ from: 600_000, cluster: ['prod'] });
      assert.deepEqual(late.ignored, [{ rule: 'completed', count: 1 }]);
      await store.prune(300_000, 1e9, 700_000);
      assert.deepEqual(await store.ignored(), [{ rule: 'completed', count: 1 }]);
    });
  });
}
