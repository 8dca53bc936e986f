import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pino } from 'pino';
import {
  type EndpointBody,
  type EndpointName,
  type EndpointResponse,
  endpoints,
  routeHeader,
} from '@vigil/core/contract/endpoints';
import { loadSettings } from '../src/settings/load-settings.ts';
import { type Proxy, startProxy } from '../src/start-proxy.ts';
import { openSqliteStore } from '../src/store/sqlite-store.ts';
import { InboxBot, WecomBot } from './bots/bots.ts';
import { until } from './notif-world.ts';
import { token } from './proxy-process.ts';
import { recordingOf } from './sample-recording.ts';

describe('the endpoints of notifications', () => {
  const [inbox, wecom] = [new InboxBot(), new WecomBot()];
  let proxy: Proxy;
  let secret: string;
  before(async () => {
    await inbox.start();
    await wecom.start();
    secret = `${wecom.origin}/cgi-bin/webhook/send?key=revoked-key-0123456789`;
    const folder = mkdtempSync(join(tmpdir(), 'vigil-notif-http-'));
    const [configFile, storePath] = [join(folder, 'vigil.yaml'), join(folder, 'vigil.db')];
    writeFileSync(join(folder, 'wecom'), secret);
    writeFileSync(
      configFile,
      `port: 0
notifications:
  allowTargets: [127.0.0.1]
  receivers:
    - { name: inbox, webhook: { url: "${inbox.url}" } }
    - { name: revoked, language: zh, wecom: { url: { file: "${join(folder, 'wecom')}" } } }
  route: { receiver: inbox, routes: [{ match: [namespace=pay], receiver: revoked, quietHours: [{ from: "22:00", to: "08:00" }] }] }
`
    );
    const store = openSqliteStore(storePath);
    const at = Date.now() - 3_600_000;
    await store.record(['a', 'b', 'c'].map((name, index) => recordingOf({ name, at: at + index })));
    await store.close();
    const { settings } = loadSettings({
      ...{ VIGIL_TOKEN: token, VIGIL_HOST: '127.0.0.1', VIGIL_STORE_PATH: storePath, VIGIL_CONFIG: configFile },
    });
    proxy = await startProxy(settings, { logger: pino({ level: 'silent' }), sources: [], configFile });
  });
  after(async () => {
    await proxy.close();
    await inbox.stop();
    await wecom.stop();
  });

  async function call<Name extends EndpointName>(name: Name, query = '', body?: EndpointBody<Name>, role = 'Editor') {
    const answer = await fetch(`${proxy.url}${endpoints[name].path}${query}`, {
      method: endpoints[name].method,
      headers: {
        ...{ authorization: `Bearer ${token}`, [routeHeader]: name },
        'x-grafana-context': JSON.stringify({ OrgRole: role, Login: 'bob' }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    assert.ok(!text.includes('revoked-key'), 'no key is shown');
    return { status: answer.status, value: JSON.parse(text) as EndpointResponse<Name> };
  }

  it('show receivers and routes as they were read, without their secrets, to Editors', async () => {
    const { value } = await call('notifications');
    assert.deepEqual(
      value.receivers.map(({ name, channel, target }) => [name, channel, target]),
      [
        ['inbox', 'webhook', inbox.origin],
        ['revoked', 'wecom', wecom.origin],
      ]
    );
    assert.deepEqual(value.route?.routes[0]?.match, ['namespace="pay"']);
    assert.equal((await call('notifications', '', undefined, 'Viewer')).status, 403);
    assert.equal((await call('testReceiver', '', { receiver: 'inbox' }, 'Viewer')).status, 403);
  });

  it('send a test, and quote who refuses it', { timeout: 20_000 }, async () => {
    const { value } = await call('testReceiver', '', { receiver: 'inbox' });
    await until(async () => (await call('delivery', `?id=${value.id}`)).value.delivery.state === 'sent');
    assert.equal((await call('delivery', `?id=${value.id}`)).value.delivery.author, 'bob');
    assert.equal((await call('testReceiver', '', { receiver: 'nobody' })).status, 404);
    const refused = (await call('testReceiver', '', { receiver: 'revoked' })).value.id;
    await until(async () => (await call('delivery', `?id=${refused}`)).value.delivery.state === 'dead');
    const { delivery, attempts, text } = (await call('delivery', `?id=${refused}`)).value;
    assert.match(delivery.why, /errcode 93000: invalid webhook url/);
    assert.deepEqual(
      attempts.map(({ outcome }) => outcome),
      ['refused']
    );
    assert.match(text?.title ?? '', /测试/);
    const { deliveries } = (await call('deliveries', '?state=dead&receiver=revoked')).value;
    assert.deepEqual(
      deliveries.map(({ id }) => id),
      [refused]
    );
    assert.deepEqual((await call('resendDeliveries', '', { ids: [refused] })).value.resent, [refused]);
    await until(async () => (await call('delivery', `?id=${refused}`)).value.attempts.length === 2);
    assert.equal((await call('delivery', '?id=999')).status, 404);
  });

  it('tell what would have been sent', async () => {
    const { value } = await call('notificationPreview');
    assert.equal(value.incidents, 3);
    assert.deepEqual(
      value.receivers.map(({ receiver, messages }) => [receiver, messages]),
      [
        ['inbox', 3],
        ['revoked', 0],
      ]
    );
    assert.equal((await call('notificationPreview', '?from=5&to=1')).status, 400);
  });

  it('are counted', async () => {
    const metrics = await (await fetch(`${proxy.url}/metrics`)).text();
    assert.match(metrics, /vigil_notifications\{receiver="inbox",state="sent"\} 1/);
    assert.match(metrics, /vigil_notifications_dead_total\{receiver="revoked"\} [12]/);
    assert.match(metrics, /vigil_notification_queue_age_seconds\{receiver="inbox"\} 0/);
    assert.match(metrics, /vigil_notification_latency_seconds_count\{receiver="inbox"\} 1/);
  });
});
