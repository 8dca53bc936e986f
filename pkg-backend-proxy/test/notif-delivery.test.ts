import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, it } from 'node:test';
import { DeliveryQuery } from '@vigil/core/contract/notifications';
import { incidentId } from '@vigil/core/vocabulary/incident';
import { messageOf } from '@vigil/core/notifications/message';
import { noticeOfIncident } from '@vigil/core/notifications/notice-of-incident';
import { openIncident } from '@vigil/core/exceptions/incident-life';
import { sampleMessage } from '../src/notifications/sample-message.ts';
import { type BotServer } from './bots/bot-server.ts';
import { DingtalkBot, FeishuBot, InboxBot, SlackBot, TeamsBot, WecomBot } from './bots/bots.ts';
import { createWorld, until, type World, type WorldOptions } from './notif-world.ts';
import { recordingOf } from './sample-recording.ts';

const bots: BotServer[] = [];
const worlds: World[] = [];
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.stop()));
  await Promise.all(bots.splice(0).map((bot) => bot.stop()));
});
async function begin<Bot extends BotServer>(bot: Bot): Promise<Bot> {
  bots.push(await bot.start());
  return bot;
}
function world(options: WorldOptions): World {
  const made = createWorld(options);
  worlds.push(made);
  return made;
}

const yamlOf = (channel: string, { route = '', receiver = '', more = '' } = {}) => `notifications:
  grafana: https://grafana.example.com
  allowTargets: [127.0.0.1, localhost]
  receivers:
    - name: team
      retry: { first: 10ms, longest: 50ms, attempts: 4 }
      timeout: 20s
${receiver}
      ${channel}
${more}
  route:
    receiver: team
    groupWait: 0s
    groupInterval: 0s
${route}
`;
const webhook = (bot: InboxBot) => `webhook: { url: "${bot.url}" }`;
const all = (given: World) => given.store.outbox.list(DeliveryQuery.parse({ limit: 500 }));
const states = async (given: World) => (await all(given)).deliveries.map(({ state }) => state).reverse();

describe('an incident', () => {
  it('is told when it begins and when it is over, with links and words', { timeout: 20_000 }, async () => {
    const bot = await begin(new InboxBot());
    const given = world({ yaml: yamlOf(webhook(bot)) });
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
    const bot = await begin(new InboxBot());
    const given = world({ yaml: yamlOf(webhook(bot)) });
    given.notifier.start();
    for (let time = 0; time < 5; time += 1) {
      await given.store.record([recordingOf({ at: Date.now() + time })]);
    }
    await given.store.record([recordingOf({ name: 'other', at: Date.now() })]);
    await bot.until(() => bot.taken.length >= 2);
    assert.equal(bot.taken.length, 2);
  });

  it('that somebody muted is not told', { timeout: 20_000 }, async () => {
    const bot = await begin(new InboxBot());
    const given = world({ yaml: yamlOf(webhook(bot)) });
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
    const given = world({ yaml: 'port: 1\n' });
    await given.store.record([recordingOf()]);
    assert.equal((await given.store.outbox.route(10, 1, () => 'later')).routed, 0);
    assert.equal(given.notifier.state.notifications, null);
  });
});

describe('a service', () => {
  const dingtalk = new DingtalkBot();
  const feishu = new FeishuBot();
  const cases: Array<[string, BotServer & { url: string }, string, Record<string, string>]> = [
    ['wecom', new WecomBot(), 'wecom: { url: { env: URL } }', {}],
    ['wecom as text', new WecomBot(), 'wecom: { url: { env: URL }, format: text }', {}],
    ['dingtalk', dingtalk, 'dingtalk: { url: { env: URL }, secret: { env: SECRET } }', { SECRET: dingtalk.secret }],
    ['feishu', feishu, 'feishu: { url: { env: URL }, secret: { env: SECRET } }', { SECRET: feishu.secret }],
    ['slack', new SlackBot(), 'slack: { url: { env: URL } }', {}],
    ['teams', new TeamsBot(), 'teams: { url: { env: URL } }', {}],
  ];
  for (const [name, bot, channel, secrets] of cases) {
    it(`takes what ${name} is sent, however long the log is`, { timeout: 20_000 }, async () => {
      await begin(bot);
      const given = world({ yaml: yamlOf(channel), environment: { URL: bot.url, ...secrets } });
      given.notifier.start();
      const message = '异常<@all>\n'.repeat(3000);
      await given.store.record([recordingOf({ at: Date.now(), message })]);
      await until(async () => (await states(given)).some((state) => state === 'sent' || state === 'dead'));
      assert.deepEqual([(await all(given)).deliveries.map(({ why }) => why), bot.taken.length], [[''], 1]);
      const markup = name.startsWith('wecom') || name === 'slack' ? /<@all>/ : /"isAtAll":true|<at id=all>|<at>/;
      assert.ok(!markup.test(bot.taken[0]?.text ?? ''), 'nobody is called by what a log says');
    });
  }

  const refusals: Array<[string, BotServer & { url: string }, string, Record<string, string>, RegExp]> = [
    [
      'a revoked key',
      new WecomBot(),
      'wecom: { url: { env: URL } }',
      { URL: '/cgi-bin/webhook/send?key=revoked-key' },
      /93000: invalid webhook url/,
    ],
    [
      'a wrong signature',
      new DingtalkBot(),
      'dingtalk: { url: { env: URL }, secret: { env: SECRET } }',
      { SECRET: 'SECwrong-secret' },
      /310000: sign not match/,
    ],
    [
      'a wrong secret',
      new FeishuBot(),
      'feishu: { url: { env: URL }, secret: { env: SECRET } }',
      { SECRET: 'wrong-secret' },
      /19021: sign match fail/,
    ],
  ];
  for (const [name, bot, channel, secrets, words] of refusals) {
    it(`that refuses ${name} is quoted, and no key is shown`, { timeout: 20_000 }, async () => {
      await begin(bot);
      const { URL: path, ...more } = secrets;
      const url = path === undefined ? bot.url : bot.origin + path;
      const given = world({ yaml: yamlOf(channel), environment: { URL: url, ...more } });
      given.notifier.start();
      await given.store.record([recordingOf({ at: Date.now() })]);
      await until(async () => (await states(given)).includes('dead'));
      const [dead] = (await all(given)).deliveries;
      assert.match(dead?.why ?? '', words);
      assert.ok(![url, ...Object.values(more)].some((secret) => JSON.stringify(dead).includes(secret)));
    });
  }

  it(
    'that is away is tried again, and in the end the message is a dead letter that can be sent again',
    { timeout: 30_000 },
    async () => {
      const bot = await begin(new InboxBot());
      const given = world({ yaml: yamlOf(webhook(bot)) });
      bot.moods.push(...Array.from({ length: 4 }, () => ({ kind: 'cut' as const })));
      given.notifier.start();
      await given.store.record([recordingOf({ at: Date.now() })]);
      await until(async () => (await states(given)).includes('dead'));
      const [dead] = (await all(given)).deliveries;
      assert.equal(dead?.attempts, 4);
      assert.match(dead?.why ?? '', /no answer/);
      assert.equal((await given.store.outbox.attempts(dead?.id ?? 0)).length, 4);
      assert.deepEqual(await given.store.outbox.resend({ receiver: 'team' }, Date.now()), [dead?.id]);
      given.notifier.wake();
      await bot.until(() => bot.taken.length === 1);
      await until(async () => (await states(given))[0] === 'sent');
    }
  );

  it(
    'that cuts the connection after it took a message gets it again under the same key',
    { timeout: 20_000 },
    async () => {
      const bot = await begin(new InboxBot());
      const given = world({ yaml: yamlOf(webhook(bot)) });
      bot.moods.push({ kind: 'cut-after-taking' });
      given.notifier.start();
      await given.store.record([recordingOf({ at: Date.now() })]);
      await until(async () => (await states(given))[0] === 'sent');
      assert.deepEqual([bot.taken.length, bot.doubles], [2, 1]);
    }
  );

  it('that asks for a pause gets it', { timeout: 20_000 }, async () => {
    const bot = await begin(new InboxBot());
    const given = world({ yaml: yamlOf(webhook(bot)) });
    bot.moods.push({ kind: 'answer', answer: { status: 429, headers: { 'retry-after': '2' }, body: 'slow down' } });
    given.notifier.start();
    await given.store.record([recordingOf({ at: Date.now() }), recordingOf({ name: 'second', at: Date.now() })]);
    await until(async () => (await states(given)).filter((state) => state === 'sent').length === 2);
    const [refused, ...rest] = bot.calls;
    const after = rest.filter((call) => call.at > (refused?.at ?? 0) + 1000);
    // The second may have been on its way when the first was refused.
    assert.ok(after.every((call) => call.at >= (refused?.at ?? 0) + 1990));
    assert.ok(after.length >= 1);
  });

  it('that sends elsewhere, or lies on this machine unasked, is refused', { timeout: 20_000 }, async () => {
    const bot = await begin(new InboxBot());
    bot.moods.push({
      kind: 'answer',
      answer: { status: 302, headers: { location: 'http://169.254.169.254/' }, body: '' },
    });
    const given = world({ yaml: yamlOf(webhook(bot)) });
    given.notifier.start();
    await given.store.record([recordingOf({ at: Date.now() })]);
    await until(async () => (await states(given)).includes('dead'));
    assert.match((await all(given)).deliveries[0]?.why ?? '', /redirects are not followed/);
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '0x7f.1']) {
      const strict = yamlOf(`webhook: { url: "http://${host}:${new URL(bot.url).port}/" }`).replace(
        /allowTargets.*/,
        'allowTargets: []'
      );
      const guarded = world({ yaml: strict });
      guarded.notifier.start();
      await guarded.store.record([recordingOf({ at: Date.now() })]);
      await until(async () => (await states(guarded)).includes('dead'));
      assert.match((await all(guarded)).deliveries[0]?.why ?? '', /no public address/, host);
    }
    assert.equal(bot.calls.length, 1);
  });
});

describe('a budget', () => {
  it('is never passed; what is too much is told in digests, and nothing is lost', { timeout: 60_000 }, async () => {
    const bot = await begin(new WecomBot(5, 3000));
    const given = world({
      yaml: yamlOf('wecom: { url: { env: URL } }', {
        receiver: '      limits: [{ count: 5, per: 3s }]',
        route: '    groupBy: [subject]',
      }),
      environment: { URL: bot.url },
    });
    given.notifier.start();
    const names = Array.from({ length: 300 }, (_, index) => `service-${index}`);
    await given.store.record(names.map((name) => recordingOf({ name, at: Date.now() })));
    await until(async () => {
      const now = await states(given);
      return now.length >= 300 && now.every((state) => state === 'sent' || state === 'digested');
    });
    assert.equal(bot.violations, 0);
    const { deliveries, total } = await given.store.outbox.list(DeliveryQuery.parse({ limit: 500 }));
    const sent = deliveries.filter(({ state }) => state === 'sent');
    assert.equal(
      sent.reduce((sum, { firing }) => sum + firing, 0),
      300
    );
    assert.ok(sent.some(({ kind }) => kind === 'digest'));
    assert.equal(total, deliveries.length);
    assert.equal(bot.taken.length, sent.length);
  });

  it('is one for all receivers of one address', { timeout: 30_000 }, async () => {
    const bot = await begin(new WecomBot(3, 3000));
    const limits = 'limits: [{ count: 3, per: 3s }]';
    const given = world({
      yaml: yamlOf('wecom: { url: { env: URL } }', {
        receiver: `      ${limits}`,
        more: `    - name: same\n      ${limits}\n      wecom: { url: { env: URL } }\n`,
        route:
          '    groupBy: [subject]\n    routes:\n      - { receiver: same, continue: true }\n      - { receiver: team }',
      }),
      environment: { URL: bot.url },
    });
    given.notifier.start();
    await given.store.record(['a', 'b', 'c', 'd'].map((name) => recordingOf({ name, at: Date.now() })));
    await until(async () => {
      const now = await states(given);
      return now.length >= 8 && now.every((state) => state === 'sent' || state === 'digested');
    });
    assert.equal(bot.violations, 0);
  });
});

describe('several proxies on one store', () => {
  it('send nothing twice', { timeout: 60_000 }, async () => {
    const bot = await begin(new InboxBot());
    const yaml = yamlOf(webhook(bot), { route: '    groupBy: [subject]' });
    const first = world({ yaml });
    const second = world({ yaml, storePath: join(first.folder, 'vigil.db') });
    const third = world({ yaml, storePath: join(first.folder, 'vigil.db') });
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
    const [old, fresh] = [await begin(new InboxBot()), await begin(new InboxBot())];
    const given = world({ yaml: yamlOf(webhook(old)) });
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
    const bot = await begin(new WecomBot());
    const given = world({ yaml: yamlOf(`webhook: { url: "${bot.origin}" }`) });
    const key = join(given.folder, 'key');
    writeFileSync(key, `${bot.url}\n`);
    given.write(yamlOf(`wecom: { url: { file: "${key}" } }`));
    given.notifier.reload();
    given.notifier.start();
    await given.store.record([recordingOf({ at: Date.now() })]);
    await bot.until(() => bot.taken.length === 1);
  });
});

describe('the outbox', () => {
  it('frees what a killed proxy had on its way, and says so', async () => {
    const bot = await begin(new InboxBot());
    const given = world({ yaml: yamlOf(webhook(bot)) });
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
    const given = world({ yaml: 'a: 1\n' });
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
    const given = world({ yaml: 'a: 1\n' });
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
    const given = world({ yaml: 'a: 1\n' });
    const { outbox } = given.store;
    assert.equal(await outbox.postOnce('team', sampleMessage('daily', 1), 1, 'audit of 2026-03-01'), 1);
    assert.equal(await outbox.postOnce('team', sampleMessage('daily', 1), 2, 'audit of 2026-03-01'), undefined);
    assert.equal(await outbox.postOnce('team', sampleMessage('daily', 1), 3, 'audit of 2026-03-02'), 2);
  });
});
