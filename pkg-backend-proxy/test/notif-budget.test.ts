import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { DeliveryQuery } from '@vigil/core/contract/notifications';
import { WecomBot } from './bots/bots.ts';
import { until } from './notif-world.ts';
import { recordingOf } from './sample-recording.ts';
import { endAll, startBot, openWorld } from './notif-started.ts';
import { yamlOf, states } from './notif-team.ts';

afterEach(endAll);

describe('a budget', () => {
  it('is never passed; what is too much is told in digests, and nothing is lost', { timeout: 60_000 }, async () => {
    const bot = await startBot(new WecomBot(5, 3000));
    const given = openWorld({
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
    const bot = await startBot(new WecomBot(3, 3000));
    const limits = 'limits: [{ count: 3, per: 3s }]';
    const given = openWorld({
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
