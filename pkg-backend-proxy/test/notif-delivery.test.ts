import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, it } from 'node:test';
import { DeliveryQuery } from '@vigil/core/contract/notifications';
import { incidentId } from '@vigil/core/vocabulary/incident';
import { InboxBot, WecomBot } from './bots/bots.ts';
import { until } from './notif-world.ts';
import { recordingOf } from './sample-recording.ts';
import { endAll, startBot, openWorld } from './notif-started.ts';
import { yamlOf, webhook, states } from './notif-team.ts';

afterEach(endAll);

describe('an incident', () => {
  it('is told when it begins and when it is over, with links and words', { timeout: 20_000 }, async () => {
    const bot = await startBot(new InboxBot());
    const given = openWorld({ yaml: yamlOf(webhook(bot)) });
    given.notifier.start();
    const recording = recordingOf({ at: Date.now(), message: 'out of memory' });
    await given.store.record([recording]);
    await bot.until(() => bot.taken.length === 1);
    const { at: _at, ...end } = {
      at: 0,
      cluster: 'prod',
      happenings: [],
      ignored: [],
      workloadRecoveries: [],
      events: [],
    };
    await given.store.record([
      { ...end, recoveries: [{ holderUid: 'uid-checkout-1', container: 'app', state: 'recovered', at: Date.now() }] },
    ]);
    await bot.until(() => bot.taken.length === 2);
    const [first, second] = bot.bodies();
    assert.deepEqual([first?.['kind'], second?.['kind']], ['firing', 'resolved']);
    assert.match(String(first?.['title']), /Deployment shop\/checkout · app: OOMKilled/);
    const id = incidentId({
      ...{ cluster: 'prod', workload: { kind: 'Deployment', namespace: 'shop', name: 'checkout' } },
      ...{ container: 'app', reason: 'OOMKilled', exitCode: 137 },
    });
    assert.match(
      JSON.stringify(first?.['links']),
      new RegExp(`https://grafana.example.com/a/vigil-kubernetes-app/exceptions.*incident=${id}`)
    );
    await until(async () => (await states(given)).every((state) => state === 'sent'));
    const [latest] = (await given.store.outbox.list(DeliveryQuery.parse({ subject: id }))).deliveries;
    assert.equal(latest?.kind, 'resolved');
    assert.ok((latest?.latencyMs ?? -1) >= 0);
    assert.match(
      await given.registry.metrics(),
      /vigil_notification_tries_total\{receiver="team",outcome="accepted"\} 2/
    );
  });

  it('that happens again is not told again', { timeout: 20_000 }, async () => {
    const bot = await startBot(new InboxBot());
    const given = openWorld({ yaml: yamlOf(webhook(bot)) });
    given.notifier.start();
    for (let time = 0; time < 5; time += 1) {
      await given.store.record([recordingOf({ at: Date.now() + time })]);
    }
    await given.store.record([recordingOf({ name: 'other', at: Date.now() })]);
    await bot.until(() => bot.taken.length >= 2);
    assert.equal(bot.taken.length, 2);
  });

  it('that somebody muted is not told', { timeout: 20_000 }, async () => {
    const bot = await startBot(new InboxBot());
    const given = openWorld({ yaml: yamlOf(webhook(bot)) });
    const { incidents } = await given.store.record([recordingOf({ at: Date.now() })]);
    await given.store.mark(
      { action: 'mute', ids: incidents.map(({ id }) => id), until: null, text: '' },
      'bob',
      Date.now()
    );
    given.notifier.start();
    await given.store.record([recordingOf({ name: 'loud', at: Date.now() })]);
    await bot.until(() => bot.taken.length === 1);
    assert.match(bot.taken[0]?.text ?? '', /loud/);
  });

  it('is not written down for anybody where nothing is configured', async () => {
    const given = openWorld({ yaml: 'port: 1\n' });
    await given.store.record([recordingOf()]);
    assert.equal((await given.store.outbox.route(10, 1, () => 'later')).routed, 0);
    assert.equal(given.notifier.state.notifications, null);
  });
});

describe('several proxies on one store', () => {
  it('send nothing twice', { timeout: 60_000 }, async () => {
    const bot = await startBot(new InboxBot());
    const yaml = yamlOf(webhook(bot), { route: '    groupBy: [subject]' });
    const first = openWorld({ yaml });
    const second = openWorld({ yaml, storePath: join(first.folder, 'vigil.db') });
    const third = openWorld({ yaml, storePath: join(first.folder, 'vigil.db') });
    [first, second, third].forEach(({ notifier }) => notifier.start());
    for (let index = 0; index < 100; index += 1) {
      await first.store.record([recordingOf({ name: `service-${index}`, at: Date.now() })]);
      await second.store.record([recordingOf({ name: `other-${index}`, at: Date.now() })]);
    }
    await until(
      async () => (await states(first)).length >= 200 && (await states(first)).every((state) => state === 'sent')
    );
    assert.deepEqual([bot.doubles, bot.taken.length], [0, 200]);
  });
});

describe('a configuration that changes', () => {
  it('keeps what waits, and one that is wrong changes nothing', { timeout: 30_000 }, async () => {
    const [old, fresh] = [await startBot(new InboxBot()), await startBot(new InboxBot())];
    const given = openWorld({ yaml: yamlOf(webhook(old)) });
    old.moods.push({ kind: 'cut' }, { kind: 'cut' });
    await given.store.record([recordingOf({ at: Date.now() })]);
    given.notifier.start();
    await until(() => old.calls.length === 1);
    given.write('notifications:\n  receivers: []\n  route: {}\n');
    given.notifier.reload();
    assert.match(given.notifier.state.faults.join('\n'), /vigil.yaml:2: receivers/);
    given.write(yamlOf(webhook(fresh)));
    given.notifier.reload();
    assert.deepEqual(given.notifier.state.faults, []);
    await until(async () => (await states(given))[0] === 'sent');
    assert.ok(fresh.taken.length + old.taken.length >= 1);
    await given.store.record([recordingOf({ name: 'later', at: Date.now() })]);
    await fresh.until(() => fresh.taken.some(({ text }) => text.includes('later')));
  });

  it('reads secrets from files', async () => {
    const bot = await startBot(new WecomBot());
    const given = openWorld({ yaml: yamlOf(`webhook: { url: "${bot.origin}" }`) });
    const key = join(given.folder, 'key');
    writeFileSync(key, `${bot.url}\n`);
    given.write(yamlOf(`wecom: { url: { file: "${key}" } }`));
    given.notifier.reload();
    given.notifier.start();
    await given.store.record([recordingOf({ at: Date.now() })]);
    await bot.until(() => bot.taken.length === 1);
  });
});
