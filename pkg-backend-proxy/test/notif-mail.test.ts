import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { DeliveryQuery } from '@vigil/core/contract/notifications';
import { SmtpBot } from './bots/smtp-bot.ts';
import { freePort } from './proxy-process.ts';
import { createWorld, until, type World } from './notif-world.ts';
import { recordingOf } from './sample-recording.ts';

const yaml = (port: number) => `notifications:
  grafana: https://grafana.example.com
  allowTargets: [localhost]
  receivers:
    - name: team
      language: zh
      retry: { first: 10ms, longest: 20ms, attempts: 3 }
      email: { host: localhost, port: ${port}, security: none, from: vigil@example.com, to: [team@example.com] }
  route: { receiver: team, groupWait: 0s }
`;

describe('a mail', () => {
  let bot: SmtpBot;
  let world: World | undefined;
  beforeEach(async () => {
    bot = await new SmtpBot().start();
  });
  afterEach(async () => {
    await world?.stop();
    await bot.stop();
  });
  const ended = async (given: World) => {
    const states = async () => (await given.store.outbox.list(DeliveryQuery.parse({}))).deliveries;
    await until(async () => (await states()).some(({ state }) => state === 'sent' || state === 'dead'));
    return (await states())[0] ?? assert.fail();
  };
  const begin = async (port: number) => {
    world = createWorld({ yaml: yaml(port) });
    world.notifier.start();
    await world.store.record([recordingOf({ at: Date.now(), message: 'bad <b>tag</b>' })]);
    return ended(world);
  };

  it('has a subject, a text and a safe page', { timeout: 20_000 }, async () => {
    assert.equal((await begin(bot.port)).state, 'sent');
    const [mail = ''] = bot.mails;
    assert.match(mail, /^Subject: =\?UTF-8\?/m);
    assert.match(mail, /^Message-ID: <[0-9a-f-]{36}@vigil>$/im);
    const parts = [...mail.matchAll(/base64\n\n([A-Za-z0-9+/=\n]+)/g)].map(([, text]) =>
      Buffer.from(text ?? '', 'base64').toString()
    );
    const whole = parts.length > 0 ? parts.join('\n') : mail;
    assert.ok(!whole.includes('<b>tag</b>') || whole.includes('&lt;b&gt;tag'), 'markup of a log is text');
  });

  it('that is not taken now is tried again, one that never is, is not', { timeout: 20_000 }, async () => {
    bot.replies.push('451 4.7.1 try again later');
    assert.equal((await begin(bot.port)).state, 'sent');
    await world?.stop();
    bot.replies.push('550 5.1.1 no such user here');
    const dead = await begin(bot.port);
    assert.deepEqual([dead.state, dead.attempts], ['dead', 1]);
    assert.match(dead.why, /no such user here/);
  });

  it('for a server that is away waits, and is a dead letter in the end', { timeout: 20_000 }, async () => {
    const dead = await begin(await freePort());
    assert.deepEqual([dead.state, dead.attempts], ['dead', 3]);
    assert.match(dead.why, /ECONNREFUSED/);
  });
});
