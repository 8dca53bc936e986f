import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { RelatedEvent } from '@vigil/core/contract/incidents';
import type { IncidentStore, SeenEvent } from '../src/store/incident-store.ts';
import { quietRecording, recordingOf } from './sample-recording.ts';

const hour = 3_600_000;
const workload = { kind: 'Deployment', namespace: 'shop', name: 'checkout' };

function eventOf(event: Partial<SeenEvent> = {}): SeenEvent {
  const at = event.lastSeen ?? 1000;
  return {
    ...{
      uid: `e-${at}`,
      workload,
      type: 'Warning',
      reason: 'BackOff',
      message: 'restarting',
      object: 'Pod/checkout-1',
    },
    ...{ count: 1, firstSeen: at, lastSeen: at },
    ...event,
  };
}

/** Events kept with incidents, and workloads that are well again as a whole. */
export function describeStoredEvents(name: string, open: () => Promise<IncidentStore>): void {
  describe(`${name}: events and workloads`, () => {
    let store: IncidentStore;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const see = (...events: SeenEvent[]) => store.record([quietRecording({ events })]);
    const incident = async () => (await store.record([recordingOf({ at: 10 * hour })])).incidents[0]?.id ?? '';
    const eventsOf = async (id: string) => (await store.find(id))?.events.map((event) => RelatedEvent.parse(event));
    const seenAt = async (id: string) => (await eventsOf(id))?.map(({ lastSeen }) => lastSeen / hour);

    it('keeps an event once, with the highest count and its whole time', async () => {
      const id = await incident();
      await see(eventOf({ uid: 'e', count: 3, firstSeen: 10 * hour, lastSeen: 10 * hour }));
      await see(eventOf({ uid: 'e', count: 7, firstSeen: 10 * hour, lastSeen: 11 * hour, message: 'again' }));
      await see(eventOf({ uid: 'e', count: 5, firstSeen: 9.5 * hour, lastSeen: 10.5 * hour, message: 'again' }));
      const {
        uid: _uid,
        workload: _workload,
        ...expected
      } = eventOf({
        ...{ count: 7, firstSeen: 9.5 * hour, lastSeen: 11 * hour, message: 'again' },
      });
      assert.deepEqual(await eventsOf(id), [expected]);
    });

    it('keeps the events of clusters and workloads apart', async () => {
      const id = await incident();
      await see(eventOf({ uid: 'e', lastSeen: 10 * hour }));
      await store.record([
        quietRecording({ cluster: 'test', events: [eventOf({ uid: 'e', lastSeen: 10 * hour, count: 9 })] }),
        quietRecording({
          events: [eventOf({ uid: 'f', lastSeen: 10 * hour, workload: { ...workload, name: 'cart' } })],
        }),
      ]);
      assert.deepEqual(
        (await eventsOf(id))?.map(({ count }) => count),
        [1]
      );
    });

    it('gives those around the life of the incident, latest first, fifty at most', async () => {
      const id = await incident();
      await see(...[8.9, 9, 10, 10.5, 99].map((at) => eventOf({ lastSeen: at * hour })));
      assert.deepEqual(await seenAt(id), [99, 10.5, 10, 9]);
      const recovered = { holderUid: 'uid-checkout-1', container: 'app', state: 'recovered', at: 11 * hour } as const;
      await store.record([quietRecording({ recoveries: [recovered] })]);
      await see(eventOf({ lastSeen: 12 * hour }), eventOf({ lastSeen: 12 * hour + 1 }));
      assert.deepEqual(await seenAt(id), [12, 10.5, 10, 9]);
      await see(...Array.from({ length: 60 }, (_, index) => eventOf({ lastSeen: 10 * hour + index + 1 })));
      assert.equal((await eventsOf(id))?.length, 50);
    });

    it('keeps the latest of a workload that has very many', async () => {
      const id = await incident();
      await see(...Array.from({ length: 250 }, (_, index) => eventOf({ lastSeen: 9 * hour + index * 1000 })));
      await see(eventOf({ lastSeen: 10 * hour, uid: 'last' }));
      const recovered = { holderUid: 'uid-checkout-1', container: 'app', state: 'recovered', at: 10 * hour } as const;
      await store.record([quietRecording({ recoveries: [recovered] })]);
      const events = (await eventsOf(id)) ?? [];
      assert.deepEqual([events.length, events[0]?.lastSeen], [50, 10 * hour]);
    });

    it('forgets events with the incident they are about, and young ones never', async () => {
      const id = await incident();
      await see(eventOf({ lastSeen: 8 * hour }), eventOf({ lastSeen: 10 * hour }), eventOf({ lastSeen: 30 * hour }));
      const recovered = { holderUid: 'uid-checkout-1', container: 'app', state: 'recovered', at: 11 * hour } as const;
      await store.record([quietRecording({ recoveries: [recovered] })]);
      await store.prune(0, 1e9, 30.5 * hour);
      assert.deepEqual(await seenAt(id), [10]);
      await store.prune(20 * hour, 1e9, 30.5 * hour);
      await store.record([recordingOf({ at: 30.2 * hour })]);
      assert.deepEqual(await seenAt(id), [30]);
      await see(eventOf({ lastSeen: 29.5 * hour, uid: 'later told' }));
      assert.deepEqual(await seenAt(id), [30, 29.5]);
    });

    it('ends what no pod will ever report as over when the workload is well', async () => {
      await store.record([
        recordingOf({ reason: 'Evicted', at: 1000 }),
        recordingOf({ reason: 'Evicted', at: 1100, pod: 'b' }),
        recordingOf({ reason: 'OOMKilled', at: 1000 }),
        recordingOf({ reason: 'Evicted', at: 1000, name: 'cart' }),
        recordingOf({ reason: 'Evicted', at: 1000, cluster: 'test' }),
      ]);
      const well = { workload, reasons: ['Evicted', 'JobFailed'], at: 2000 };
      const { incidents } = await store.record([quietRecording({ workloadRecoveries: [well] })]);
      assert.deepEqual(
        incidents.map(({ cluster, reason, state, endedAt }) => [cluster, reason, state, endedAt]),
        [['prod', 'Evicted', 'recovered', 2000]]
      );
      assert.equal((await store.summarise({})).open, 4 - 1);
      assert.deepEqual((await store.troubled('prod')).map(({ holderUid }) => holderUid).sort(), [
        ...['uid-cart-1', 'uid-checkout-1'],
      ]);
      assert.deepEqual((await store.record([quietRecording({ workloadRecoveries: [well] })])).incidents, []);
    });

    it('does not end what was seen since, nor what comes later in the same recording order', async () => {
      const well = { workload, reasons: ['Evicted'], at: 2000 };
      await store.record([
        recordingOf({ reason: 'Evicted', at: 2000 }),
        quietRecording({ workloadRecoveries: [well] }),
        recordingOf({ reason: 'Evicted', at: 2500, name: 'cart' }),
      ]);
      assert.equal((await store.summarise({})).open, 2);
      const both = recordingOf({ reason: 'Evicted', at: 500, name: 'web' });
      const ends = { workload: { ...workload, name: 'web' }, reasons: ['Evicted'], at: 600 };
      const { incidents } = await store.record([{ ...both, workloadRecoveries: [ends] }]);
      assert.deepEqual(
        incidents.map(({ state }) => state),
        ['recovered']
      );
    });
  });
}
