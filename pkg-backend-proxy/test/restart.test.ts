import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { type EndpointName, type EndpointResponse, endpoints, routeHeader } from '@vigil/core/contract/endpoints';
import type { Incident } from '@vigil/core/vocabulary/incident';
import { FakeServer } from './watch-fake-server.ts';

const main = new URL('../src/main.ts', import.meta.url).pathname;
const token = 'a-token-of-sixteen-characters';
const podsPath = '/api/v1/pods';

interface Child {
  process: ChildProcess;
  url: string;
  words: () => string;
}

describe('the process', () => {
  const cluster = new FakeServer();
  const children = new Set<ChildProcess>();
  let folder: string;
  let port: number;

  before(() => cluster.start());
  after(() => cluster.kill());
  afterEach(() => children.forEach((child) => child.kill('SIGKILL')));

  const prepare = async () => {
    folder = mkdtempSync(join(tmpdir(), 'vigil-process-'));
    port = await freePort();
    const kubeconfig = {
      ...{ apiVersion: 'v1', kind: 'Config', 'current-context': 'prod' },
      clusters: [{ name: 'c', cluster: { server: cluster.url } }],
      users: [{ name: 'u', user: {} }],
      contexts: [{ name: 'prod', context: { cluster: 'c', user: 'u' } }],
    };
    writeFileSync(join(folder, 'kubeconfig'), JSON.stringify(kubeconfig));
  };
  const launch = (more: Record<string, string> = {}): Child => {
    const child = spawn(process.execPath, [main], {
      env: {
        ...{ VIGIL_HOST: '127.0.0.1', VIGIL_PORT: String(port), VIGIL_TOKEN: token },
        ...{ VIGIL_KUBECONFIG: join(folder, 'kubeconfig'), VIGIL_STORE_PATH: join(folder, 'vigil.db') },
        ...more,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.add(child);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    }
    return { process: child, url: `http://127.0.0.1:${port}`, words: () => said };
  };
  const exitCode = async ({ process: child }: Child): Promise<number | null> => {
    const code = child.exitCode ?? child.signalCode ?? ((await once(child, 'exit'))[0] as number | null);
    children.delete(child);
    return typeof code === 'number' ? code : null;
  };
  const ask = async <Name extends EndpointName>(
    child: Child,
    name: Name,
    query = ''
  ): Promise<EndpointResponse<Name>> => {
    const answer = await fetch(`${child.url}${endpoints[name].path}${query}`, {
      headers: {
        authorization: `Bearer ${token}`,
        [routeHeader]: name,
        'x-grafana-context': JSON.stringify({ OrgRole: 'Viewer' }),
      },
    });
    return endpoints[name].response.parse(await answer.json()) as EndpointResponse<Name>;
  };
  /** Waits as long as the process lives; the test runner's own limit is the only clock. */
  const until = async (child: Child, condition: () => Promise<boolean>) => {
    while (!(await condition().catch(() => false))) {
      assert.equal(child.process.exitCode ?? child.process.signalCode, null, child.words());
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const incidents = async (child: Child): Promise<Incident[]> =>
    (await ask(child, 'incidents', '?limit=500')).incidents;

  const breakPod = (name: string) => cluster.put(podsPath, `uid-${name}`, brokenPod(), name);

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
      await until(child, async () => (await fetch(`${child.url}/readyz`)).ok);
      names.slice(round * 20 + 10, round * 20 + 20).forEach(breakPod);
      await until(child, async () => (await incidents(child)).length > seen);
      seen = (await incidents(child)).length;
      child.process.kill('SIGKILL');
      await exitCode(child);
    }

    const child = launch();
    await until(child, async () => (await incidents(child)).length === 60);
    await until(child, async () => (await incidents(child)).every(({ log }) => log.status === 'captured'));
    const all = await incidents(child);
    assert.deepEqual([...new Set(all.map(({ occurrences }) => occurrences))], [1]);
    const log = await ask(child, 'incidentLog', `?id=${all[0]?.id}`);
    assert.match(log.text, new RegExp(`last words of ${all[0]?.pod}`));

    cluster.remove(podsPath, 'uid-pod-0');
    await until(child, async () => (await incidents(child)).some(({ state }) => state === 'gone'));
    child.process.kill('SIGTERM');
    assert.equal(await exitCode(child), 0, child.words());
  });

  it('ends its streams when it is stopped, and exits with 0', { timeout: 30_000 }, async () => {
    await prepare();
    const child = launch();
    await until(child, async () => (await fetch(`${child.url}/livez`)).ok);
    const stream = await fetch(`${child.url}/v1/changes`, {
      headers: {
        authorization: `Bearer ${token}`,
        [routeHeader]: 'changes',
        'x-grafana-context': JSON.stringify({ OrgRole: 'Viewer' }),
      },
    });
    const text = stream.text();
    child.process.kill('SIGTERM');
    assert.equal(await exitCode(child), 0, child.words());
    const records = (await text)
      .trim()
      .split('\n')
      .map((line) => endpoints.changes.response.parse(JSON.parse(line)));
    assert.equal(records.at(-1)?.type, 'end');
  });

  it('lives on without an API server, and says so', { timeout: 30_000 }, async () => {
    await prepare();
    const kubeconfig = join(folder, 'kubeconfig');
    writeFileSync(
      kubeconfig,
      `clusters: [{name: c, cluster: {server: "http://127.0.0.1:${await freePort()}"}}]
users: [{name: u, user: {}}]
contexts: [{name: prod, context: {cluster: c, user: u}}]
current-context: prod
`
    );
    const child = launch();
    await until(
      child,
      async () => (await ask(child, 'health')).clusters[0]?.problem?.includes('ECONNREFUSED') ?? false
    );
    const health = await ask(child, 'health');
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
        writeFileSync(join(folder, 'vigil.db'), 'no database '.repeat(500));
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
      assert.equal(await exitCode(child), code, child.words());
      assert.match(child.words(), message);
      assert.doesNotMatch(child.words(), /\n {4}at |ExperimentalWarning/, 'a stack is no message');
    });
  }
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** As the API server gives a pod whose container was OOM killed and runs again. */
function brokenPod(): Record<string, unknown> {
  const at = new Date().toISOString();
  const status = {
    ...{ name: 'app', ready: true, started: true, restartCount: 1, image: 'a:1', imageID: '', containerID: 'x://new' },
    state: { running: { startedAt: at } },
    lastState: {
      terminated: { exitCode: 137, reason: 'OOMKilled', containerID: 'x://old', startedAt: at, finishedAt: at },
    },
  };
  return {
    spec: { nodeName: 'node-1', restartPolicy: 'Always', containers: [{ name: 'app', image: 'a:1', resources: {} }] },
    status: { phase: 'Running', startTime: at, conditions: [], containerStatuses: [status] },
  };
}
