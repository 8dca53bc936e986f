import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { pino } from 'pino';
import { node } from '@vigil/core/audit/testing/build-cluster';
import { loadSettings } from '../src/settings/load-settings.ts';
import { type Proxy, startProxy } from '../src/start-proxy.ts';
import { InboxBot } from './bots/bots.ts';
import { FakeClusterSource } from './fake-cluster-source.ts';
import { fastTime } from './fast-time.ts';
import { token } from './proxy-process.ts';

const gone = { key: 'node.kubernetes.io/unreachable', value: '', effect: 'NoExecute' };
const nine = Date.UTC(2026, 2, 2, 9, 0);

describe('what the audit finds', () => {
  let [team, managers] = [new InboxBot(), new InboxBot()];
  let folder: string;
  let configFile: string;
  let source: FakeClusterSource;
  let proxy: Proxy;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'vigil-audit-'));
    configFile = join(folder, 'vigil.yaml');
    [team, managers] = [new InboxBot(), new InboxBot()];
    await Promise.all([team.start(), managers.start()]);
    writeFileSync(
      configFile,
      `notifications:
  grafana: https://grafana.example.com
  allowTargets: [127.0.0.1]
  receivers:
    - { name: chat, webhook: { url: "${team.url}" } }
    - { name: team, language: zh, webhook: { url: "${team.url}" } }
    - { name: managers, webhook: { url: "${managers.url}" } }
  route:
    receiver: managers
    routes: [{ match: [source=finding, severity=critical], receiver: team, groupWait: 0s, groupInterval: 0s }]
  audit: { from: critical, dailyAt: '09:00', dailyTo: managers }
`
    );
    source = new FakeClusterSource();
    source.put('nodes', node('node-1', { taints: [gone] }));
    source.put('nodes', node('node-2'));
  });
  afterEach(async () => {
    await proxy.close();
    await Promise.all([team.stop(), managers.stop()]);
  });
  const start = async (at: number) => {
    const { settings } = loadSettings({
      ...{ VIGIL_TOKEN: token, VIGIL_HOST: '127.0.0.1', VIGIL_PORT: '0', VIGIL_STORE_PATH: join(folder, 'vigil.db') },
    });
    const logger = pino({ level: 'silent' });
    proxy = await startProxy(settings, { logger, configFile, sources: [source], surroundings: fastTime(200, at) });
  };

  it(
    'is routed when it is new and critical and when it is gone, and told whole once a day',
    { timeout: 60_000 },
    async () => {
      // What is there when Vigil comes is no news, but part of the daily message.
      await start(nine);
      await managers.until(() => managers.taken.length === 1);
      const [daily] = managers.bodies();
      assert.equal(daily?.['kind'], 'daily');
      assert.match(JSON.stringify(daily), /node-1/);
      assert.equal(team.taken.length, 0);

      source.put('nodes', node('node-2', { taints: [gone] }));
      await team.until(() => team.taken.length === 1);
      const [news] = team.bodies();
      assert.deepEqual([news?.['kind'], news?.['severity']], ['firing', 'critical']);
      assert.match(JSON.stringify(news?.['items']), /"reason":"ND-03"/);
      assert.match(JSON.stringify(news), /https:\/\/grafana.example.com\/a\/vigil-kubernetes-app\/audit\?cluster=prod/);
      assert.match(String(news?.['title']), /【告警】Node node-2/);

      source.put('nodes', node('node-2'));
      await team.until(() => team.taken.length === 2);
      assert.equal(team.bodies()[1]?.['kind'], 'resolved');

      // Neither a restart nor the same day again tells it twice; the next day does.
      await proxy.close();
      await start(nine + 3_600_000);
      source.put('nodes', node('node-2', { taints: [gone] }));
      await team.until(() => team.taken.length === 3);
      assert.equal(managers.taken.length, 1);
      await proxy.close();
      await start(nine + 86_400_000);
      await managers.until(() => managers.taken.length === 2);
      assert.equal(managers.bodies()[1]?.['kind'], 'daily');
    }
  );

  it('is neither told nor said to be over while it is exempt', { timeout: 60_000 }, async () => {
    await start(nine);
    await managers.until(() => managers.taken.length === 1);
    const annotations = {
      'vigil.io/audit-exempt': 'ND-03',
      'vigil.io/audit-exempt-reason': 'being moved',
      'vigil.io/audit-exempt-until': 'never',
    };
    const exempt = node('node-2', { taints: [gone] });
    source.put('nodes', { ...exempt, metadata: { ...exempt.metadata, annotations } });
    source.put('nodes', node('node-3', { taints: [gone] }));
    await team.until(() => team.taken.length === 1);
    assert.match(String(team.bodies()[0]?.['title']), /node-3/);
    // What was told once and is exempt now is not over.
    const told = node('node-3', { taints: [gone] });
    source.put('nodes', { ...told, metadata: { ...told.metadata, annotations } });
    source.put('nodes', node('node-4', { taints: [gone] }));
    await team.until(() => team.taken.length === 2);
    assert.match(String(team.bodies()[1]?.['title']), /【告警】Node node-4/);
  });
});
