import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { exampleWorld } from '../src/metrics/example-world.ts';
import { targetsOf } from '../src/metrics/targets.ts';
import { findPrometheus } from '../src/prometheus/find-prometheus.ts';
import { startPrometheus, type RunningPrometheus } from '../src/prometheus/start-prometheus.ts';

const interval = 5;
const minutes = 10;
const start = Date.now() - minutes * 60_000;
const crashing = {
  phase: 'Running',
  containerStatuses: [
    { name: 'app', restartCount: 7, ready: false, state: { waiting: { reason: 'CrashLoopBackOff' } } },
  ],
};
const world = exampleWorld(
  start,
  [{ name: 'a' }, { name: 'lost', unreachableFrom: 300 }, { name: 'win', os: 'windows' }, { name: 'gpu', gpus: 1 }],
  [
    { name: 'web', node: 'a', cpu: 0.5, restartedAt: 200 },
    { name: 'gone', node: 'a', cpu: 0.3, until: 400 },
    { name: 'crash', node: 'a', cpu: 0, status: crashing },
    { name: 'far', node: 'lost', cpu: 0.4 },
    { name: 'iis', node: 'win', cpu: 0.2 },
    { name: 'train', node: 'gpu', cpu: 1 },
  ]
);

interface Result {
  metric: Record<string, string>;
  value: number;
}

describe('a cluster’s metrics in a real Prometheus', () => {
  let running: RunningPrometheus;

  /** Instant query; `second` counts from the world's start, now by default. */
  async function query(expression: string, second?: number): Promise<Result[]> {
    const time = second === undefined ? '' : `&time=${(start + second * 1000) / 1000}`;
    const response = await fetch(`${running.url}/api/v1/query?query=${encodeURIComponent(expression)}${time}`);
    const { data, error } = (await response.json()) as {
      data?: { result: Array<{ metric: Record<string, string>; value: [number, string] }> };
      error?: string;
    };
    assert.ok(data, error);
    return data.result.map(({ metric, value }) => ({ metric, value: Number(value[1]) }));
  }

  async function one(expression: string, second?: number): Promise<number> {
    const results = await query(expression, second);
    assert.equal(results.length, 1, `${expression}: ${JSON.stringify(results)}`);
    return results[0]?.value ?? NaN;
  }

  before(async () => {
    running = await startPrometheus({ world, hours: minutes / 60, interval });
    // Prometheus scrapes itself only live: its second sample tells that every target had its turn.
    for (let scrapes = 0; scrapes < 3;) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      scrapes = (await query('count_over_time(up{job="prometheus"}[5m])'))[0]?.value ?? 0;
    }
  });
  after(() => running?.close());

  test('targets are up, those of a lost node were until it was lost', async () => {
    const down = ['lost /metrics', 'lost /metrics/cadvisor'];
    const kubelets = async (second?: number) =>
      (await query('up{job="kubelet"} == 0', second))
        .map(({ metric }) => `${metric.node} ${metric.metrics_path}`)
        .sort();
    assert.deepEqual(await kubelets(), down);
    assert.deepEqual(await kubelets(320), down);
    assert.deepEqual(await kubelets(280), []);
    assert.equal(await one('up{job="node-exporter",instance="10.0.0.2:9100"}'), 0);
    assert.equal(await one('count(up == 1)'), 12);
    assert.equal(await one('count(up)'), 15);
  });

  test('CPU rates are the declared cores, in the history, over the seam and live', async () => {
    const cgroup = 'container_cpu_usage_seconds_total{container="",image="",pod="web"}';
    const near = (actual: number, expected: number) =>
      assert.ok(Math.abs(actual / expected - 1) < 0.02, `${actual} instead of ${expected}`);
    near(await one(`rate(${cgroup}[1m])`, 500), 0.5);
    near(await one(`rate(${cgroup}[2m])`), 0.5);
    near(await one(`irate(${cgroup}[1m])`), 0.5);
    near(await one('sum(rate(node_cpu_seconds_total{instance="10.0.0.1:9100",mode!~"idle|iowait"}[2m]))'), 1.5);
    near(await one('sum(rate(windows_container_cpu_usage_seconds_total[2m]))'), 0.2);
  });

  test('no counter of a pod or a node goes back', async () => {
    assert.equal(await one('sum(resets(container_cpu_usage_seconds_total{container=""}[20m]))'), 0);
    assert.equal(await one('sum(resets(node_cpu_seconds_total[20m]))'), 0);
  });

  test('history and live scrapes give the same series', async () => {
    const stored = 'count by (job) ({job=~".+",job!="prometheus",__name__!~"scrape_.*"})';
    const written = (running.history.until - start) / 1000;
    assert.deepEqual(await query(stored), await query(stored, written));
  });

  test('a deleted pod’s series end at once', async () => {
    assert.equal((await query('container_memory_working_set_bytes{pod="gone"}', 394)).length, 3);
    assert.deepEqual(await query('{pod="gone"}', 406), []);
  });

  test('a restarted container goes on as another series, one at a time', async () => {
    const container = 'container_cpu_usage_seconds_total{container="app",pod="web"}';
    assert.equal(await one(`count(count_over_time(${container}[20m]))`), 2);
    assert.equal(await one(`count(${container})`, 210), 1);
  });

  test('kube-state-metrics keeps its labels, the waiting reason shows', async () => {
    const [waiting] = await query('kube_pod_container_status_waiting_reason');
    assert.deepEqual(
      [waiting?.metric.namespace, waiting?.metric.pod, waiting?.metric.reason, waiting?.metric.job],
      ['shop', 'crash', 'CrashLoopBackOff', 'kube-state-metrics']
    );
    assert.equal(await one('kube_pod_container_status_restarts_total{pod="crash"}'), 7);
  });

  test('a GPU’s pod is stored as exported_pod', async () => {
    assert.equal(await one('DCGM_FI_DEV_FB_USED{exported_namespace="shop",exported_pod="train"}'), 1024);
  });

  test('nothing tells of certificates or of the control plane', async () => {
    assert.deepEqual(await query('{__name__=~"kubelet_certificate_manager_.*"}'), []);
    assert.deepEqual(await query('up{job=~"apiserver|kube-scheduler|kube-controller-manager"}'), []);
  });

  test('promtool reads every page', async (context) => {
    const { promtool } = await findPrometheus();
    if (promtool === undefined) {
      context.skip('this Prometheus came without promtool');
      return;
    }
    for (const target of targetsOf(world.at(start))) {
      if (target.path.startsWith('/node/lost/')) {
        await assert.rejects(fetch(running.metricsUrl + target.path), target.path);
        continue;
      }
      const page = await (await fetch(running.metricsUrl + target.path)).text();
      const { code, output } = await check(promtool, page);
      // 3: read, but its authors might have chosen other names. The names are the exporters' own.
      assert.ok(code === 0 || code === 3, `${target.path}: ${output}`);
    }
    assert.equal((await check(promtool, 'a{b="c} 1\n')).code, 1);
  });
});

function check(promtool: string, page: string): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    let code: number | null = null;
    const child = execFile(promtool, ['check', 'metrics'], (_, stdout, stderr) =>
      resolve({ code, output: stdout + stderr })
    );
    child.once('exit', (status) => {
      code = status;
    });
    child.stdin?.end(page);
  });
}

describe('a Prometheus that does not start', () => {
  test('says that the port is taken', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await assert.rejects(startPrometheus({ world, port }), new RegExp(`Port ${port} is taken: choose another`));
    await new Promise((resolve) => server.close(resolve));
  });

  test('tells its last words', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'prometheus-fails-'));
    const script = join(folder, 'prometheus');
    await writeFile(script, '#!/bin/sh\necho "the disk is full" >&2\nexit 3\n');
    await chmod(script, 0o755);
    const before = process.env.PROMETHEUS;
    process.env.PROMETHEUS = script;
    try {
      await assert.rejects(startPrometheus({ world }), /ended early \(exit code 3\):\nthe disk is full/);
    } finally {
      if (before === undefined) {
        delete process.env.PROMETHEUS;
      } else {
        process.env.PROMETHEUS = before;
      }
      await rm(folder, { recursive: true });
    }
  });
});
