import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { endpoints, routeHeader } from '@vigil/core/contract/endpoints';
import { freePort, type ProxyHome, prepareHome, ProxyProcess, token } from './proxy-process.ts';
import { oomKilledPod } from './oom-killed-pod.ts';
import { FakeServer } from './watch-fake-server.ts';

const podsPath = '/api/v1/pods';

describe('the process', () => {
  const cluster = new FakeServer();
  const children = new Set<ProxyProcess>();
  let home: ProxyHome;

  before(() => cluster.start());
  after(() => cluster.kill());
  afterEach(async () => {
    await Promise.all([...children].map((child) => child.kill()));
    children.clear();
  });

  const prepare = async () => {
    home = await prepareHome({ prod: cluster.url });
  };
  const launch = (more: Record<string, string> = {}) => {
    const child = new ProxyProcess(home, more);
    children.add(child);
    return child;
  };

  const breakPod = (name: string) => cluster.put(podsPath, `uid-${name}`, oomKilledPod(), name);

  it('loses and doubles nothing when it is killed again and again', { timeout: 90_000 }, async () => {
    await prepare();
    const logs = (request: { url?: string }) => `2026-01-01T00:00:00Z last words of ${request.url?.split('/')[6]}\n`;
    const names = Array.from({ length: 60 }, (_, index) => `pod-${index}`);
    for (const name of names) {
      const path = `/api/v1/namespaces/shop/pods/${name}/log`;
      cluster.intercept(path, (request, response) => void response.end(logs(request)), Number.POSITIVE_INFINITY);
    }
    let seen = 0;
    for (let round = 0; round < 3; round += 1) {
      names.slice(round * 20, round * 20 + 10).forEach(breakPod);
      const child = launch();
      await child.until(async () => (await fetch(`${child.url}/readyz`)).ok);
      names.slice(round * 20 + 10, round * 20 + 20).forEach(breakPod);
      await child.until(async () => (await child.incidents()).length > seen);
      seen = (await child.incidents()).length;
      child.process.kill('SIGKILL');
      await child.exitCode();
    }

    const child = launch();
    await child.until(async () => (await child.incidents()).length === 60);
    await child.until(async () => (await child.incidents()).every(({ log }) => log.status === 'captured'));
    const all = await child.incidents();
    assert.deepEqual([...new Set(all.map(({ occurrences }) => occurrences))], [1]);
    const log = await child.ask('incidentLog', `?id=${all[0]?.id}`);
    assert.match(log.text, new RegExp(`last words of ${all[0]?.pod}`));

    cluster.remove(podsPath, 'uid-pod-0');
    await child.until(async () => (await child.incidents()).some(({ state }) => state === 'gone'));
    child.process.kill('SIGTERM');
    assert.equal(await child.exitCode(), 0, child.words());
  });

  it('ends its streams when it is stopped, and exits with 0', { timeout: 30_000 }, async () => {
    await prepare();
    const child = launch();
    await child.until(async () => (await fetch(`${child.url}/livez`)).ok);
    const stream = await fetch(`${child.url}/v1/changes`, {
      headers: {
        authorization: `Bearer ${token}`,
        [routeHeader]: 'changes',
        'x-grafana-context': JSON.stringify({ OrgRole: 'Viewer' }),
      },
    });
    const text = stream.text();
    child.process.kill('SIGTERM');
    assert.equal(await child.exitCode(), 0, child.words());
    const records = (await text)
      .trim()
      .split('\n')
      .map((line) => endpoints.changes.response.parse(JSON.parse(line)));
    assert.equal(records.at(-1)?.type, 'end');
  });

  it('lives on without an API server, and says so', { timeout: 30_000 }, async () => {
    await prepare();
    const kubeconfig = join(home.folder, 'kubeconfig');
    writeFileSync(
      kubeconfig,
      `clusters: [{name: c, cluster: {server: "http://127.0.0.1:${await freePort()}"}}]
users: [{name: u, user: {}}]
contexts: [{name: prod, context: {cluster: c, user: u}}]
current-context: prod
`
    );
    const child = launch();
    await child.until(async () => (await child.ask('health')).clusters[0]?.problem?.includes('ECONNREFUSED') ?? false);
    const health = await child.ask('health');
    assert.deepEqual(
      [health.clusters[0]?.name, health.clusters[0]?.reachable, health.store.state],
      ['prod', false, 'ready']
    );
    assert.equal((await fetch(`${child.url}/readyz`)).status, 503);
  });

  const failures: Array<[string, () => Promise<Record<string, string>>, number, RegExp]> = [
    ['a wrong setting', async () => ({ VIGIL_PORT: 'x' }), 78, /^vigil: Wrong settings:\n {2}- VIGIL_PORT is "x"/],
    ['no token', async () => ({ VIGIL_TOKEN: '' }), 78, /VIGIL_TOKEN is missing/],
    ['no such context', async () => ({ VIGIL_CONTEXTS: 'none' }), 78, /has no context "none"/],
    ['no kubeconfig', async () => ({ VIGIL_KUBECONFIG: '/none' }), 78, /The clusters can not be chosen: .*ENOENT/],
    [
      'a corrupt store',
      async () => {
        writeFileSync(join(home.folder, 'vigil.db'), 'no database '.repeat(500));
        return {};
      },
      74,
      /not a usable SQLite database/,
    ],
    [
      'an occupied port',
      async () => {
        const other = createServer().listen(0, '127.0.0.1');
        await once(other, 'listening');
        other.unref();
        return { VIGIL_PORT: String((other.address() as AddressInfo).port) };
      },
      69,
      /Port \d+ is occupied.*VIGIL_PORT/,
    ],
  ];
  for (const [name, arrange, code, message] of failures) {
    it(`gives one message and exit code ${code} for ${name}`, { timeout: 30_000 }, async () => {
      await prepare();
      const child = launch(await arrange());
      assert.equal(await child.exitCode(), code, child.words());
      assert.match(child.words(), message);
      assert.doesNotMatch(child.words(), /\n {4}at |ExperimentalWarning/, 'a stack is no message');
    });
  }
});
