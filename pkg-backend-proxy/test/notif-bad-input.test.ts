import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { DeliveryQuery } from '@vigil/core/contract/notifications';
import { realSurroundings } from '../src/kubernetes/surroundings.ts';
import { sampleMessage } from '../src/notifications/sample-message.ts';
import { type BotAnswer, type BotServer } from './bots/bot-server.ts';
import { DingtalkBot, FeishuBot, InboxBot, SlackBot, TeamsBot, WecomBot } from './bots/bots.ts';
import { endAll, openWorld, startBot } from './notif-started.ts';
import { until, type World, type WorldOptions } from './notif-world.ts';
import { freePort } from './proxy-process.ts';
import { recordingOf } from './sample-recording.ts';

interface Bad {
  channel: string;
  environment?: Record<string, string>;
  /** What the service says. */
  words: RegExp;
  /** Of its tries. */
  outcome: 'refused' | 'retry' | 'accepted';
  state?: 'dead' | 'sent';
  bot?: BotServer;
  /** Instead of its own answer, as often as it is asked. */
  answers?: BotAnswer[];
}

const url = (bot: BotServer & { url: string }, path = '') => ({ URL: path === '' ? bot.url : bot.origin + path });
const [wecom, slack, dingtalk, feishu] = ['wecom', 'slack', 'dingtalk', 'feishu'].map(
  (name) => `${name}: { url: { env: URL }${/ding|feishu/.test(name) ? ', secret: { env: SECRET }' : ''} }`
) as [string, string, string, string];
const given = (answer: unknown, status = 200): BotAnswer => ({ status, body: answer });
afterEach(endAll);

function begin(channel: string, more: Partial<WorldOptions> = {}): World {
  const yaml = `notifications:
  allowTargets: [127.0.0.1, localhost]
  receivers:
    - name: team
      retry: { first: 10ms, longest: 20ms, attempts: 2 }
      timeout: 1s
      ${channel}
  route: { receiver: team, groupWait: 0s, groupInterval: 0s, groupBy: [subject] }
`;
  const world = openWorld({ yaml, ...more });
  world.notifier.start();
  return world;
}
const deliveries = async (world: World) => (await world.store.outbox.list(DeliveryQuery.parse({}))).deliveries;
const first = async (world: World) => (await deliveries(world))[0];
const metric = async (world: World, text: string) => assert.ok((await world.registry.metrics()).includes(text), text);
const happen = (world: World, name = 'checkout', occurrence = 0) =>
  world.store.record([recordingOf({ name, at: Date.now() + occurrence })]);

describe('in the delivery log and the metrics, with the words of the service:', () => {
  const cases: Record<string, () => Promise<Bad>> = {
    'a wrong webhook key': async () => {
      const bot = await startBot(new WecomBot());
      const environment = url(bot, '/cgi-bin/webhook/send?key=another-key-0123456789');
      return { bot, channel: wecom, environment, words: /errcode 93000: invalid webhook url/, outcome: 'refused' };
    },
    'a revoked bot': async () => {
      const bot = await startBot(new SlackBot());
      const answers = [given('no_service', 404)];
      return { bot, answers, channel: slack, environment: url(bot), words: /HTTP 404: no_service/, outcome: 'refused' };
    },
    'a revoked bot that answers 200': async () => {
      const bot = await startBot(new DingtalkBot());
      const answers = [given({ errcode: 300005, errmsg: 'token is not exist' })];
      const environment = { ...url(bot), SECRET: bot.secret };
      return { bot, answers, channel: dingtalk, environment, words: /300005: token is not exist/, outcome: 'refused' };
    },
    'a payload too large': async () => {
      const bot = await startBot(new TeamsBot());
      const answers = [given('Request Entity Too Large', 413)];
      const channel = 'teams: { url: { env: URL } }';
      const words = /HTTP 413: Request Entity Too Large/;
      return { bot, answers, channel, environment: url(bot), words, outcome: 'refused' };
    },
    'a payload too large that is answered with 200': async () => {
      const bot = await startBot(new WecomBot());
      const answers = [given({ errcode: 40058, errmsg: 'content exceed max length' })];
      return {
        bot,
        answers,
        channel: wecom,
        environment: url(bot),
        words: /40058: content exceed/,
        outcome: 'refused',
      };
    },
    'an unreachable mail server': async () => {
      const port = await freePort();
      const channel = `email: { host: localhost, port: ${port}, security: none, from: a@example.com, to: [b@example.com] }`;
      return { channel, words: /no answer: .*ECONNREFUSED/, outcome: 'retry' };
    },
    'a mail server whose name nobody knows': async () => {
      const channel = 'email: { host: mail.invalid, security: none, from: a@example.com, to: [b@example.com] }';
      return { channel, words: /mail\.invalid/, outcome: 'retry' };
    },
    'a malformed template, which gives way to the default': async () => {
      const bot = await startBot(new InboxBot());
      const body = `{% if items[0].occurrences == 2 %}{% include "none" %}{% endif %}{"own": true}`;
      const channel = `webhook: { url: "${bot.url}" }\n      template: { body: '${body}' }`;
      return { bot, channel, words: /own template failed and the default was used: .*none/, outcome: 'accepted' };
    },
  };
  for (const [name, arrange] of Object.entries(cases)) {
    it(name, { timeout: 30_000 }, async () => {
      const { bot, answers = [], channel, environment = {}, words, outcome } = await arrange();
      bot?.moods.push(...answers.map((answer) => ({ kind: 'answer' as const, answer })));
      const world = begin(channel, { environment });
      await world.store.record([0, 1].map((more) => recordingOf({ at: Date.now() + more })));
      const state = outcome === 'accepted' ? 'sent' : 'dead';
      await until(async () => (await first(world))?.state === state);
      const delivery = (await first(world)) ?? assert.fail();
      assert.match(delivery.why, words);
      const attempts = await world.store.outbox.attempts(delivery.id);
      assert.ok(attempts.every((attempt) => attempt.outcome === outcome && words.test(attempt.why)));
      assert.ok(!JSON.stringify([delivery, attempts]).includes('another-key'), 'no key is shown');
      await metric(world, `vigil_notification_tries_total{receiver="team",outcome="${outcome}"} ${attempts.length}`);
      await metric(world, `vigil_notifications{receiver="team",state="${state}"} 1`);
      const own =
        outcome === 'accepted' ? 'vigil_notification_template_faults_total' : 'vigil_notifications_dead_total';
      await metric(world, `${own}{receiver="team"} 1`);
      // Nothing is lost: what is given up waits for somebody to send it again.
      assert.equal(
        (await world.store.outbox.resend({ receiver: 'team' }, Date.now())).length,
        state === 'dead' ? 1 : 0
      );
    });
  }

  it('an unknown receiver', { timeout: 20_000 }, async () => {
    const world = begin('webhook: { url: "http://127.0.0.1:9/" }');
    world.write(
      'notifications:\n  receivers: [{ name: team, webhook: { url: "http://a.invalid/" } }]\n  route: { receiver: nobody }\n'
    );
    world.notifier.reload();
    assert.match(
      world.notifier.state.faults.join(),
      /vigil.yaml:3: route.receiver: there is no receiver nobody: expected one of team/
    );
    await metric(world, 'vigil_notification_reloads_total{outcome="refused"} 1');
    // What waits for a receiver that was taken out of the file since.
    const message = sampleMessage('firing', 1);
    await world.store.outbox.post('gone', message, Date.now() - 3_600_000, '');
    const restarted = begin('webhook: { url: "http://127.0.0.1:9/" }', { storePath: `${world.folder}/vigil.db` });
    await until(async () => (await first(restarted))?.state === 'dead');
    assert.match((await first(restarted))?.why ?? '', /there is no receiver of this name any more/);
    await metric(restarted, 'vigil_notifications_dead_total{receiver="gone"} 1');
  });
});

describe('a clock that is wrong', () => {
  const cases: Array<[string, () => BotServer & { url: string; secret: string }, string, RegExp]> = [
    ['dingtalk', () => new DingtalkBot(), dingtalk, /310000: invalid timestamp \(the clock here is 7\d{3} s behind/],
    ['feishu', () => new FeishuBot(), feishu, /19021: sign match fail.*\(the clock here is 7\d{3} s behind/],
  ];
  for (const [name, make, channel, words] of cases) {
    it(`breaks the signature of ${name} until somebody sets it, and nothing is lost`, { timeout: 20_000 }, async () => {
      const bot = await startBot(make());
      let behindMs = 7_200_000;
      const surroundings = { ...realSurroundings, now: () => Date.now() - behindMs };
      const patient = `retry: { first: 10ms, longest: 20ms, attempts: 90 }`;
      const world = begin(channel, { environment: { ...url(bot), SECRET: bot.secret }, surroundings });
      world.write(
        `notifications:\n  allowTargets: [127.0.0.1]\n  receivers: [{ name: team, ${patient}, limits: [{ count: 100, per: 1s }], ${channel} }]\n  route: { receiver: team, groupWait: 0s }\n`
      );
      world.notifier.reload();
      await world.store.record([recordingOf({ at: surroundings.now() })]);
      await until(async () => words.test((await first(world))?.why ?? ''));
      assert.equal((await first(world))?.state, 'waiting');
      behindMs = 0;
      world.notifier.wake();
      await until(async () => (await first(world))?.state === 'sent');
      assert.equal(bot.taken.length, 1);
      const { id } = (await first(world)) ?? assert.fail();
      assert.match((await world.store.outbox.attempts(id))[0]?.why ?? '', words);
      assert.match(await world.registry.metrics(), /tries_total\{receiver="team",outcome="retry"\} [1-9]/);
    });
  }
});

describe('a service that is slow', () => {
  it(
    'within its time is waited for; beyond it the message comes again under its key',
    { timeout: 20_000 },
    async () => {
      const bot = await startBot(new InboxBot());
      const world = begin(`webhook: { url: "${bot.url}" }`);
      bot.moods.push({ kind: 'slow', ms: 300 }, { kind: 'slow', ms: 2500 });
      await happen(world);
      await until(async () => (await first(world))?.state === 'sent');
      assert.deepEqual([bot.taken.length, (await first(world))?.attempts], [1, 1]);
      await happen(world, 'second');
      await until(async () => (await deliveries(world)).filter(({ state }) => state === 'sent').length === 2);
      const { id, attempts } = (await first(world)) ?? assert.fail();
      assert.equal(attempts, 2);
      assert.match((await world.store.outbox.attempts(id))[0]?.why ?? '', /no answer within 1 s/);
      await bot.until(() => bot.taken.length === 3);
      assert.equal(bot.doubles, 1);
    }
  );

  it('to answer, and blocks who is too fast, is left alone as long as it says', { timeout: 20_000 }, async () => {
    const bot = await startBot(new WecomBot(1));
    const world = begin(`limits: [{ count: 100, per: 1s }]\n      ${wecom}`, { environment: url(bot) });
    await happen(world);
    await until(async () => (await first(world))?.state === 'sent');
    await happen(world, 'second');
    await until(async () => (await first(world))?.why !== '');
    await happen(world, 'third');
    await until(async () => (await deliveries(world)).length === 3);
    const [third, second] = await deliveries(world);
    assert.match(second?.why ?? '', /45009: api freq out of limit/);
    assert.deepEqual([second?.state, third?.state, second?.attempts], ['waiting', 'waiting', 0]);
    assert.ok((second?.nextAt ?? 0) >= Date.now() + 50_000);
    assert.equal(bot.calls.length, 2, 'nobody asks meanwhile');
  });
});
