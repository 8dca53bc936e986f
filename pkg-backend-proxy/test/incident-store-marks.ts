import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import {
  IncidentAction,
  IncidentFilter,
  IncidentQuery,
  MarkAnswer,
  type MarkRequest,
} from '@vigil/core/contract/incidents';
import { statusOf } from '@vigil/core/vocabulary/incident';
import type { IncidentStore } from '../src/store/incident-store.ts';
import { quietRecording, recordingOf } from './sample-recording.ts';

const query = (filter: Partial<IncidentQuery> = {}) => IncidentQuery.parse(filter);
const unknown = '00000000000000ff';

/** What people say about incidents: marks, notes and their history. */
export function describeMarks(name: string, open: () => Promise<IncidentStore>): void {
  describe(`${name}: marks`, () => {
    let store: IncidentStore;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const idsOf = async (...names: string[]): Promise<string[]> => {
      const { incidents } = await store.record(names.map((workload) => recordingOf({ name: workload })));
      return incidents.map(({ id }) => id);
    };
    const idOf = async (workload: string): Promise<string> => (await idsOf(workload))[0] ?? '';
    const history = async (id: string) => (await store.find(id))?.actions.map((action) => IncidentAction.parse(action));

    it('marks several at once and tells which it does not know', async () => {
      const ids = await idsOf('cart', 'checkout');
      const request: MarkRequest = {
        ...{ action: 'acknowledge', until: 9000, text: 'mine' },
        ids: [...ids, unknown, ids[0] ?? ''],
      };
      const answer = MarkAnswer.parse(await store.mark(request, 'ann', 5000));
      assert.deepEqual(answer.unknown, [unknown]);
      assert.deepEqual(
        answer.incidents.map(({ id }) => id),
        ids
      );
      for (const id of ids) {
        const acknowledged = { author: 'ann', at: 5000, until: 9000, text: 'mine' };
        assert.deepEqual((await store.find(id))?.incident.acknowledged, acknowledged);
        assert.deepEqual(await history(id), [{ action: 'acknowledge', ...acknowledged }]);
      }
    });

    it('tells all that was done, latest first, in the words of who did it', async () => {
      const id = await idOf('cart');
      await store.mark({ action: 'mute', ids: [id], until: null, text: 'noisy' }, 'ann', 1);
      await store.mark({ action: 'note', ids: [id], text: 'see wiki' }, 'bob', 2);
      await store.mark({ action: 'unmute', ids: [id] }, 'bob', 2);
      await store.mark({ action: 'note', ids: [id], text: '' }, 'ann', 3);
      assert.deepEqual(await history(id), [
        { at: 3, author: 'ann', action: 'note', until: null, text: '' },
        { at: 2, author: 'bob', action: 'unmute', until: null, text: '' },
        { at: 2, author: 'bob', action: 'note', until: null, text: 'see wiki' },
        { at: 1, author: 'ann', action: 'mute', until: null, text: 'noisy' },
      ]);
      const stored = await store.find(id);
      assert.deepEqual([stored?.incident.muted, stored?.incident.note], [null, null]);
    });

    it('keeps the latest hundred of the history', async () => {
      const id = await idOf('cart');
      for (let at = 1; at <= 103; at += 1) {
        await store.mark({ action: 'note', ids: [id], text: String(at) }, 'ann', at);
      }
      const actions = await history(id);
      assert.deepEqual([actions?.length, actions?.[0]?.text, actions?.at(-1)?.text], [100, '103', '4']);
    });

    it('keeps marks through new occurrences, and ends those without an end with the incident', async () => {
      const id = await idOf('cart');
      await store.mark({ action: 'acknowledge', ids: [id], until: null, text: '' }, 'ann', 1);
      await store.mark({ action: 'mute', ids: [id], until: 99_000, text: '' }, 'ann', 1);
      await store.mark({ action: 'note', ids: [id], text: 'see wiki' }, 'ann', 1);
      const { incidents } = await store.record([recordingOf({ name: 'cart', at: 2000 })]);
      assert.deepEqual([incidents[0]?.acknowledged?.author, incidents[0]?.muted?.until], ['ann', 99_000]);
      const recovered = { holderUid: 'uid-cart-1', container: 'app', state: 'recovered', at: 3000 } as const;
      await store.record([quietRecording({ recoveries: [recovered] })]);
      const ended = (await store.find(id))?.incident;
      assert.deepEqual([ended?.acknowledged, ended?.muted?.until, ended?.note?.text], [null, 99_000, 'see wiki']);
      assert.equal(ended && statusOf(ended), 'recovered');
    });

    it('takes away what is over, once, and says so in the history', async () => {
      const [cart = '', checkout = ''] = await idsOf('cart', 'checkout');
      await store.mark({ action: 'acknowledge', ids: [cart, checkout], until: 5000, text: '' }, 'ann', 1000);
      await store.mark({ action: 'mute', ids: [cart], until: 7000, text: '' }, 'ann', 1000);
      await store.mark({ action: 'acknowledge', ids: [checkout], until: null, text: '' }, 'ann', 1001);
      assert.deepEqual(await store.expireMarks(4999), []);
      const changed = await store.expireMarks(5000);
      assert.deepEqual(
        changed.map(({ id, acknowledged, muted }) => [id, acknowledged, muted?.until]),
        [[cart, null, 7000]]
      );
      assert.deepEqual(await store.expireMarks(5001), []);
      assert.deepEqual((await store.expireMarks(7000)).map(statusOf), ['open']);
      const expired = (await history(cart))?.filter(({ action }) => action === 'expire');
      assert.deepEqual(expired, [
        { at: 7000, author: '', action: 'expire', until: null, text: '' },
        { at: 5000, author: '', action: 'expire', until: null, text: '' },
      ]);
    });

    const statuses: Array<[status: 'open' | 'acknowledged' | 'muted' | 'recovered' | 'gone', workloads: string[]]> = [
      ['open', ['ledger']],
      ['acknowledged', ['cart']],
      ['muted', ['checkout']],
      ['recovered', ['search']],
      ['gone', ['web']],
    ];
    it('filters and counts by status', async () => {
      const [cart = '', checkout = '', , search = ''] = await idsOf('cart', 'checkout', 'ledger', 'search', 'web');
      await store.mark({ action: 'acknowledge', ids: [cart, checkout, search], until: 9e9, text: '' }, 'ann', 1);
      await store.mark({ action: 'mute', ids: [checkout], until: null, text: '' }, 'ann', 1);
      const end = (workload: string, state: 'recovered' | 'gone') => {
        return { holderUid: `uid-${workload}-1`, container: null, state, at: 3000 };
      };
      await store.record([
        quietRecording({ recoveries: [{ ...end('search', 'recovered'), container: 'app' }, end('web', 'gone')] }),
      ]);
      for (const [status, workloads] of statuses) {
        const { incidents } = await store.list(query({ state: [status] }));
        assert.deepEqual(
          incidents.map(({ workload }) => workload.name),
          workloads
        );
      }
      const summary = await store.summarise({});
      assert.deepEqual([summary.total, summary.open], [5, 1]);
      assert.deepEqual(summary.facets.state.map(({ value, count }) => `${value} ${count}`).sort(), [
        ...['acknowledged 1', 'gone 1', 'muted 1', 'open 1', 'recovered 1'],
      ]);
      assert.equal((await store.summarise(IncidentFilter.parse({ state: 'open,muted' }))).total, 2);
      assert.equal((await store.openCounts(9)).length, 3);
    });

    it('finds words of a note, whatever their case', async () => {
      const id = await idOf('cart');
      await store.mark({ action: 'note', ids: [id], text: 'Frag Jürgen' }, 'ann', 1);
      assert.equal((await store.list(query({ search: 'JÜRGEN' }))).total, 1);
      await store.mark({ action: 'note', ids: [id], text: '' }, 'ann', 2);
      assert.equal((await store.list(query({ search: 'jürgen' }))).total, 0);
    });

    it('gives what people said to the crash loop an error becomes', async () => {
      const { incidents } = await store.record([recordingOf({ reason: 'Error', exitCode: 1, at: 1000 })]);
      const ids = incidents.map(({ id }) => id);
      await store.mark({ action: 'acknowledge', ids, until: null, text: 'mine' }, 'ann', 1500);
      await store.mark({ action: 'note', ids, text: 'see wiki' }, 'ann', 1500);
      const loop = await store.record([recordingOf({ reason: 'CrashLoopBackOff', exitCode: 1, at: 2000 })]);
      assert.deepEqual(loop.removed, ids);
      const [incident] = loop.incidents;
      assert.deepEqual([incident?.acknowledged?.text, incident?.note?.text], ['mine', 'see wiki']);
      assert.deepEqual(
        (await history(incident?.id ?? ''))?.map(({ action }) => action),
        ['note', 'acknowledge']
      );
    });
  });
}
