import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { messageOf } from '@vigil/core/notifications/message';
import { noticeOfIncident } from '@vigil/core/notifications/notice-of-incident';
import { openIncident } from '@vigil/core/exceptions/incident-life';
import { sampleMessage } from '../src/notifications/sample-message.ts';
import { InboxBot } from './bots/bots.ts';
import { recordingOf } from './sample-recording.ts';
import { endAll, startBot, openWorld } from './notif-started.ts';
import { yamlOf, webhook, states } from './notif-team.ts';

afterEach(endAll);

describe('the outbox', () => {
  it('frees what a killed proxy had on its way, and says so', async () => {
    const bot = await startBot(new InboxBot());
    const given = openWorld({ yaml: yamlOf(webhook(bot)) });
    const id = await given.store.outbox.post('team', sampleMessage('test', 1), 1000, 'bob');
    const request = { receiver: 'team', budget: 'b', limits: [{ count: 1, perMs: 1000 }], mostItems: 20, leaseMs: 500 };
    assert.equal((await given.store.outbox.claim({ ...request, now: 1000 })).claim?.id, id);
    assert.equal((await given.store.outbox.claim({ ...request, now: 1400 })).claim, null);
    // The token of the lost try is still out: it may have reached the service at the very end of its time.
    assert.equal((await given.store.outbox.claim({ ...request, now: 1600 })).claim, null);
    assert.equal((await given.store.outbox.claim({ ...request, now: 2600 })).claim?.id, id);
    assert.deepEqual(
      (await given.store.outbox.attempts(id)).map(({ outcome }) => outcome),
      ['interrupted']
    );
  });

  it('tells a group in its order, also when the first try failed', async () => {
    const given = openWorld({ yaml: 'a: 1\n' });
    const scene = {
      cluster: 'c',
      workload: { kind: 'Pod', namespace: 'n', name: 'p' },
      pod: 'p',
      podUid: 'u',
      node: null,
    };
    const [exception] = recordingOf().happenings.map((happening) => happening.exception);
    assert.ok(exception);
    const notice = noticeOfIncident(openIncident(scene, exception));
    await given.store.outbox.post('team', messageOf('firing', {}, [notice]), 1, '');
    assert.equal((await given.store.outbox.figures())[0]?.count, 1);
    assert.deepEqual(await given.store.outbox.buryUnknown(['other'], 10, 20), ['team']);
    assert.equal((await states(given))[0], 'dead');
    assert.equal(await given.store.outbox.prune(21), 1);
  });

  it('tells new findings, and when they are no more; those of the first look are known', async () => {
    const given = openWorld({ yaml: 'a: 1\n' });
    const finding = (subject: string) => ({
      ...noticeOfIncident(
        openIncident(
          { cluster: 'c', workload: { kind: 'Pod', namespace: 'n', name: subject }, pod: 'p', podUid: 'u', node: null },
          (recordingOf().happenings[0] ?? assert.fail()).exception
        )
      ),
      subject,
    });
    const { outbox } = given.store;
    assert.equal(await outbox.takeFindings('c', [finding('a')], { silent: [], held: [] }, 1), 0);
    assert.equal(await outbox.takeFindings('c', [finding('a'), finding('b')], { silent: [], held: [] }, 2), 1);
    assert.equal(await outbox.takeFindings('c', [finding('b')], { silent: ['OOMKilled'], held: [] }, 3), 0);
    assert.equal(await outbox.takeFindings('c', [finding('b')], { silent: [], held: [] }, 3), 1);
    assert.equal(await outbox.takeFindings('c', [finding('b')], { silent: [], held: [] }, 4), 0);
  });

  it('takes a daily message once', async () => {
    const given = openWorld({ yaml: 'a: 1\n' });
    const { outbox } = given.store;
    assert.equal(await outbox.postOnce('team', sampleMessage('daily', 1), 1, 'audit of 2026-03-01'), 1);
    assert.equal(await outbox.postOnce('team', sampleMessage('daily', 1), 2, 'audit of 2026-03-01'), undefined);
    assert.equal(await outbox.postOnce('team', sampleMessage('daily', 1), 3, 'audit of 2026-03-02'), 2);
  });
});
