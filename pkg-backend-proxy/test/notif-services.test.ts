import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { BotServer } from './bots/bot-server.ts';
import { DingtalkBot, FeishuBot, InboxBot, SlackBot, TeamsBot, WecomBot } from './bots/bots.ts';
import { until } from './notif-world.ts';
import { recordingOf } from './sample-recording.ts';
import { endAll, startBot, openWorld } from './notif-started.ts';
import { yamlOf, webhook, deliveryPage, states } from './notif-team.ts';

afterEach(endAll);

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
      await startBot(bot);
      const given = openWorld({ yaml: yamlOf(channel), environment: { URL: bot.url, ...secrets } });
      given.notifier.start();
      const message = '异常<@all>\n'.repeat(3000);
      await given.store.record([recordingOf({ at: Date.now(), message })]);
      await until(async () => (await states(given)).some((state) => state === 'sent' || state === 'dead'));
      assert.deepEqual([(await deliveryPage(given)).deliveries.map(({ why }) => why), bot.taken.length], [[''], 1]);
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
      await startBot(bot);
      const { URL: path, ...more } = secrets;
      const url = path === undefined ? bot.url : bot.origin + path;
      const given = openWorld({ yaml: yamlOf(channel), environment: { URL: url, ...more } });
      given.notifier.start();
      await given.store.record([recordingOf({ at: Date.now() })]);
      await until(async () => (await states(given)).includes('dead'));
      const [dead] = (await deliveryPage(given)).deliveries;
      assert.match(dead?.why ?? '', words);
      assert.ok(![url, ...Object.values(more)].some((secret) => JSON.stringify(dead).includes(secret)));
    });
  }

  it(
    'that is away is tried again, and in the end the message is a dead letter that can be sent again',
    { timeout: 30_000 },
    async () => {
      const bot = await startBot(new InboxBot());
      const given = openWorld({ yaml: yamlOf(webhook(bot)) });
      bot.moods.push(...Array.from({ length: 4 }, () => ({ kind: 'cut' as const })));
      given.notifier.start();
      await given.store.record([recordingOf({ at: Date.now() })]);
      await until(async () => (await states(given)).includes('dead'));
      const [dead] = (await deliveryPage(given)).deliveries;
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
      const bot = await startBot(new InboxBot());
      const given = openWorld({ yaml: yamlOf(webhook(bot)) });
      bot.moods.push({ kind: 'cut-after-taking' });
      given.notifier.start();
      await given.store.record([recordingOf({ at: Date.now() })]);
      await until(async () => (await states(given))[0] === 'sent');
      assert.deepEqual([bot.taken.length, bot.doubles], [2, 1]);
    }
  );

  it('that asks for a pause gets it', { timeout: 20_000 }, async () => {
    const bot = await startBot(new InboxBot());
    const given = openWorld({ yaml: yamlOf(webhook(bot)) });
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
    const bot = await startBot(new InboxBot());
    bot.moods.push({
      kind: 'answer',
      answer: { status: 302, headers: { location: 'http://169.254.169.254/' }, body: '' },
    });
    const given = openWorld({ yaml: yamlOf(webhook(bot)) });
    given.notifier.start();
    await given.store.record([recordingOf({ at: Date.now() })]);
    await until(async () => (await states(given)).includes('dead'));
    assert.match((await deliveryPage(given)).deliveries[0]?.why ?? '', /redirects are not followed/);
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '0x7f.1']) {
      const strict = yamlOf(`webhook: { url: "http://${host}:${new URL(bot.url).port}/" }`).replace(
        /allowTargets.*/,
        'allowTargets: []'
      );
      const guarded = openWorld({ yaml: strict });
      guarded.notifier.start();
      await guarded.store.record([recordingOf({ at: Date.now() })]);
      await until(async () => (await states(guarded)).includes('dead'));
      assert.match((await deliveryPage(guarded)).deliveries[0]?.why ?? '', /no public address/, host);
    }
    assert.equal(bot.calls.length, 1);
  });
});
