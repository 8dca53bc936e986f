import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import { parse } from 'yaml';
import { readServeOptions } from '../src/serve-options.ts';

const repository = path.resolve(import.meta.dirname, '../..');

/** Runs serve.ts; flags as they are given. */
function serve(...flags: string[]) {
  const script = path.join(repository, 'pkg-sandbox/src/serve.ts');
  return spawn(process.execPath, [script, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
}

/** What a Prometheus answers to its feeder. */
async function startReceiver(seen: { writes: number; configs: string[] }, refusal?: string, config?: string) {
  const server = createServer((request, response) => {
    request.resume().on('end', async () => {
      if (request.url === '/api/v1/write') {
        seen.writes += 1;
        response.writeHead(refusal === undefined ? 204 : 400).end(refusal);
        return;
      }
      if (request.url === '/-/reload' && config !== undefined) {
        seen.configs.push(await readFile(config, 'utf8'));
      }
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

const folder = await mkdtemp(path.join(tmpdir(), 'vigil-serve-'));
const config = path.join(folder, 'prometheus.yml');
after(() => rm(folder, { recursive: true, force: true }));

interface Config {
  scrape_configs?: Array<{ job_name: string; static_configs: Array<{ targets: string[] }> }>;
}

describe('the served cluster', () => {
  const seen = { writes: 0, configs: [] as string[] };
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  let child: ChildProcess;
  let ready: { cluster: string; metrics: string };

  before(async () => {
    receiver = await startReceiver(seen, undefined, config);
    const running = serve(
      ...['--cluster-port=0', '--metrics-port=0', '--token=key', `--prometheus=${receiver.url}/`, `--config=${config}`],
      ...['--scrape-host=sandbox', '--vigil=proxy:8080', '--hours=0.05']
    );
    child = running;
    running.stderr.resume();
    for await (const line of createInterface(running.stdout)) {
      ready = JSON.parse(line) as typeof ready;
      break;
    }
    assert.ok(ready, 'serve.ts ended early');
  });
  after(async () => {
    child.kill('SIGKILL');
    await stop(receiver.server);
  });

  test('answers as a Kubernetes API to who shows the token', async () => {
    const pods = (token: string) =>
      fetch(`${ready.cluster}/api/v1/pods?limit=1`, { headers: { authorization: `Bearer ${token}` } });
    const answer = (await (await pods('key')).json()) as { kind: string; items: unknown[] };
    assert.equal(answer.kind, 'PodList');
    assert.equal(answer.items.length, 1);
    assert.equal((await pods('other')).status, 401);
  });

  test('serves the exporters, and 404 for what is none', async () => {
    assert.match(await (await fetch(`${ready.metrics}/ksm`)).text(), /^kube_pod_info\{/m);
    assert.equal((await fetch(`${ready.metrics}/%`)).status, 404);
  });

  test('writes the history before anything is scraped, then lets it be scraped under the given name', () => {
    assert.ok(seen.writes > 0);
    assert.equal(seen.configs.length, 2);
    const [receiving, scraping] = seen.configs.map((one) => parse(one) as Config);
    assert.equal(receiving?.scrape_configs, undefined);
    const targetsOfJob = new Map(
      scraping?.scrape_configs?.map((job) => [job.job_name, job.static_configs.flatMap(({ targets }) => targets)])
    );
    assert.deepEqual(targetsOfJob.get('prometheus'), [new URL(receiver.url).host]);
    assert.deepEqual(targetsOfJob.get('vigil'), ['proxy:8080']);
    assert.deepEqual(targetsOfJob.get('kube-state-metrics'), [`sandbox:${new URL(ready.metrics).port}`]);
  });

  test('ends on SIGTERM and leaves a file that scrapes nothing', async () => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    assert.deepEqual(await ended, [0, null]);
    assert.equal((parse(await readFile(config, 'utf8')) as Config).scrape_configs, undefined);
  });
});

describe('serve.ts that can not go on', () => {
  const good = ['--token=key', '--prometheus=http://127.0.0.1:9', `--config=${config}`, '--cluster-port=0'];
  const cases: Array<{ name: string; flags: string[]; words: RegExp }> = [
    { name: 'without a token', flags: [], words: /^--token is missing/ },
    { name: 'without Prometheus', flags: ['--token=key'], words: /^--prometheus is missing/ },
    { name: 'with no address', flags: ['--token=key', '--prometheus=here:1'], words: /^--prometheus is here:1/ },
    { name: 'with no port', flags: [...good, '--metrics-port='], words: /^--metrics-port is empty/ },
    { name: 'with no such option', flags: [...good, '--hour=1'], words: /--hour/ },
    {
      name: 'without a Prometheus that answers',
      flags: [...good, '--patience=1'],
      words: /was not ready within 1 s: start Prometheus there, or correct --prometheus/,
    },
  ];
  for (const { name, flags, words } of cases) {
    test(`${name} says so`, async () => {
      const child = serve(...flags);
      const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
      assert.match(said, words);
      assert.equal(code, 1);
    });
  }

  test('over a Prometheus with newer samples says what to do', async () => {
    const receiver = await startReceiver({ writes: 0, configs: [] }, 'out of order sample');
    const child = serve(...good, `--prometheus=${receiver.url}`, '--metrics-port=0', '--hours=0.05');
    const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    await stop(receiver.server);
    assert.match(said, /refused the history: 400 out of order sample\n.*empty data folder/);
    assert.equal(code, 1);
  });
});

test('docker-compose.yaml starts it with flags it takes and the token of its kubeconfig', async () => {
  const read = async <T>(file: string) =>
    parse(await readFile(path.join(repository, file), 'utf8'), { logLevel: 'error' }) as T;
  const { services } = await read<{ services: { sandbox: { command: string[] } } }>('docker-compose.yaml');
  const { users, clusters } = await read<{
    users: Array<{ user: { token: string } }>;
    clusters: Array<{ cluster: { server: string } }>;
  }>('deploy/compose/kubeconfig');
  const { token, clusterPort, scrapeHost } = readServeOptions(services.sandbox.command);
  assert.equal(users[0]?.user.token, token);
  assert.equal(clusters[0]?.cluster.server, `http://${scrapeHost}:${clusterPort}`);
});
