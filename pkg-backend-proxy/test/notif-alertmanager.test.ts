import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pino } from 'pino';
import { DeliveryQuery } from '@vigil/core/contract/notifications';
import { findProgram } from '../../pkg-sandbox/src/programs/find-program.ts';
import { programs } from '../../pkg-sandbox/src/programs/programs.ts';
import { startProxy } from '../src/start-proxy.ts';
import { loadSettings } from '../src/settings/load-settings.ts';
import { InboxBot } from './bots/bots.ts';
import { createWorld, until, type World } from './notif-world.ts';
import { freePort, token } from './proxy-process.ts';
import { relocateAlertmanager } from './relocate-alertmanager.ts';
import { recordingOf } from './sample-recording.ts';

const relayToken = 'a-relay-token-of-sixteen';

interface Alertmanager {
  url: string;
  stop(): Promise<void>;
}

/** Debian's Alertmanager, which tells everything to one webhook. */
async function startAlertmanager(webhook: string | null): Promise<Alertmanager> {
  const folder = mkdtempSync(join(tmpdir(), 'vigil-alertmanager-'));
  const receiver =
    webhook === null
      ? ''
      : `
    webhook_configs:
      - url: ${webhook}
        send_resolved: true
        http_config: { authorization: { credentials: ${relayToken} } }`;
  writeFileSync(
    join(folder, 'alertmanager.yml'),
    `route: { receiver: vigil, group_by: [alertname, namespace], group_wait: 0s, group_interval: 1s, repeat_interval: 1h }
receivers:
  - name: vigil${receiver}
`
  );
  const port = await freePort();
  const child: ChildProcess = spawn(
    await relocateAlertmanager(await findProgram(programs.alertmanager)),
    [
      `--config.file=${join(folder, 'alertmanager.yml')}`,
      `--storage.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--cluster.listen-address=',
    ],
    { stdio: 'ignore' }
  );
  const url = `http://127.0.0.1:${port}`;
  await until(async () => {
    assert.equal(child.exitCode, null, 'Alertmanager ended');
    return (await fetch(`${url}/-/ready`).catch(() => null))?.ok ?? false;
  });
  return {
    url,
    async stop() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

const post = (alertmanager: Alertmanager, alerts: unknown) =>
  fetch(`${alertmanager.url}/api/v2/alerts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(alerts),
  });

describe('Alertmanager as a source', () => {
  const bot = new InboxBot();
  let alertmanager: Alertmanager;
  let close: () => Promise<void>;
  let url: string;
  before(async () => {
    await bot.start();
    const folder = mkdtempSync(join(tmpdir(), 'vigil-relay-'));
    const configFile = join(folder, 'vigil.yaml');
    writeFileSync(
      configFile,
      `notifications:
  allowTargets: [127.0.0.1]
  receivers: [{ name: team, language: zh, webhook: { url: "${bot.url}" } }]
  route: { receiver: team, groupWait: 0s, groupInterval: 0s }
  relay: { token: { file: "${join(folder, 'token')}" }, ignore: [Watchdog], cluster: prod }
`
    );
    writeFileSync(join(folder, 'token'), relayToken);
    const { settings } = loadSettings({
      ...{ VIGIL_TOKEN: token, VIGIL_HOST: '127.0.0.1', VIGIL_PORT: '0', VIGIL_STORE_PATH: join(folder, 'vigil.db') },
    });
    const proxy = await startProxy(settings, { logger: pino({ level: 'silent' }), sources: [], configFile });
    ({ url, close } = proxy);
    alertmanager = await startAlertmanager(`${url}/hooks/alertmanager/team`);
  });
  after(async () => {
    await alertmanager?.stop();
    await close();
    await bot.stop();
  });

  it('is relayed, firing and resolved, but for what is to be ignored', { timeout: 60_000 }, async () => {
    const labels = {
      alertname: 'KubePodCrashLooping',
      namespace: 'shop',
      deployment: 'checkout',
      severity: 'critical',
    };
    const annotations = { summary: 'checkout crashes', description: 'it does' };
    await post(alertmanager, [
      { labels, annotations, generatorURL: 'http://prometheus.example.com/graph' },
      { labels: { alertname: 'Watchdog', severity: 'none' } },
    ]);
    await bot.until(() => bot.taken.length === 1);
    const [first] = bot.bodies();
    assert.deepEqual([first?.['kind'], first?.['severity']], ['firing', 'critical']);
    assert.match(
      JSON.stringify(first?.['items']),
      /"reason":"KubePodCrashLooping".*"message":"it does"|"message":"it does".*/
    );
    await post(alertmanager, [{ labels, annotations, endsAt: new Date().toISOString() }]);
    await bot.until(() => bot.taken.length === 2);
    assert.equal(bot.bodies()[1]?.['kind'], 'resolved');
    assert.ok(!bot.calls.some(({ text }) => text.includes('Watchdog')));
  });

  const refused: Array<[string, string, string, unknown, number]> = [
    ['without a token', 'team', '', { alerts: [] }, 403],
    ['with another token', 'team', 'Bearer another-token-of-sixteen', { alerts: [] }, 403],
    ['for a receiver that is none', 'nobody', `Bearer ${relayToken}`, { alerts: [] }, 404],
    ['with something else', 'team', `Bearer ${relayToken}`, { alerts: 'many' }, 400],
    ['with too much', 'team', `Bearer ${relayToken}`, { alerts: [], more: 'x'.repeat(9 * 2 ** 20) }, 400],
  ];
  let refusals = 0;
  for (const [what, receiver, authorization, body, status] of refused) {
    it(`is refused ${what}`, async () => {
      const answer = await fetch(`${url}/hooks/alertmanager/${receiver}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(authorization === '' ? {} : { authorization }) },
        body: JSON.stringify(body),
      });
      assert.equal(answer.status, status, await answer.text());
      refusals += 1;
      const metrics = await (await fetch(`${url}/metrics`)).text();
      assert.ok(metrics.includes(`vigil_relayed_alerts_total{outcome="refused"} ${refusals}`));
    });
  }

  it('may be Grafana Alerting, through the routes', { timeout: 20_000 }, async () => {
    const known = bot.taken.length;
    const answer = await fetch(`${url}/hooks/alertmanager/routes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${relayToken}` },
      // What Grafana adds to Alertmanager's form is let go.
      body: JSON.stringify({
        ...{
          receiver: 'vigil',
          status: 'firing',
          orgId: 1,
          title: '[FIRING:1]',
          state: 'alerting',
          message: 'm',
          version: '1',
        },
        ...{ groupKey: '{}', groupLabels: {}, commonLabels: {}, truncatedAlerts: 0, externalURL: 'http://grafana' },
        alerts: [
          {
            ...{
              status: 'firing',
              fingerprint: 'f00',
              startsAt: new Date().toISOString(),
              endsAt: '0001-01-01T00:00:00Z',
            },
            labels: { alertname: 'DiskFull', severity: 'warning', namespace: 'db', statefulset: 'postgres' },
            annotations: { summary: 'nearly full' },
            ...{ values: { A: 91.2 }, dashboardURL: '', panelURL: '', silenceURL: 'http://grafana/s', imageURL: '' },
            valueString: '[ var=A value=91.2 ]',
            generatorURL: 'http://grafana/alerting/1/view',
          },
        ],
      }),
    });
    assert.deepEqual(await answer.json(), { taken: 1, ignored: 0 });
    await bot.until(() => bot.taken.length === known + 1);
    assert.match(bot.taken.at(-1)?.text ?? '', /DiskFull: nearly full/);
  });
});

describe('Alertmanager as a target', () => {
  let alertmanager: Alertmanager;
  let world: World;
  before(async () => {
    alertmanager = await startAlertmanager(null);
    world = createWorld({
      yaml: `notifications:
  grafana: https://grafana.example.com
  allowTargets: [127.0.0.1]
  receivers: [{ name: am, alertmanager: { url: "${alertmanager.url}", labels: { team: shop } } }]
  route: { receiver: am, groupWait: 0s, groupInterval: 0s }
`,
    });
    world.notifier.start();
  });
  after(async () => {
    await world?.stop();
    await alertmanager?.stop();
  });

  it('knows what fires, and that it is over', { timeout: 60_000 }, async () => {
    const alerts = async () =>
      (await (await fetch(`${alertmanager.url}/api/v2/alerts?active=true`)).json()) as Array<{
        labels: Record<string, string>;
        endsAt: string;
        generatorURL: string;
      }>;
    await world.store.record([recordingOf({ at: Date.now(), severity: 'critical' })]);
    await until(async () => (await alerts()).length === 1);
    const [alert] = await alerts();
    assert.equal(alert?.labels['alertname'], 'OOMKilled');
    assert.equal(alert?.labels['workload'], 'checkout');
    assert.equal(alert?.labels['team'], 'shop');
    assert.match(alert?.generatorURL ?? '', /incident=[0-9a-f]{16}/);
    const nothing = { cluster: 'prod', happenings: [], ignored: [], workloadRecoveries: [], events: [] };
    await world.store.record([
      {
        ...nothing,
        recoveries: [{ holderUid: 'uid-checkout-1', container: 'app', state: 'recovered', at: Date.now() }],
      },
    ]);
    await until(async () => (await alerts()).length === 0);
    const { deliveries } = await world.store.outbox.list(DeliveryQuery.parse({}));
    assert.deepEqual(
      deliveries.map(({ kind }) => kind),
      ['resolved', 'firing']
    );
  });
});
