// Odd things that real clusters and real servers do, each in a cluster of its own within one Prometheus and one
// VictoriaMetrics: the page's own analysis has to give the right rows.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { AnswerCache } from '@vigil/core/prometheus/answer-cache';
import type { ResourceAnalysis } from '@vigil/core/resources/analyse-resources';
import { findPrometheus } from '../src/prometheus/find-prometheus.ts';
import { receivingConfig } from '../src/prometheus/prometheus-config.ts';
import { servePrometheus, type ServingDatabase } from '../src/prometheus/serve-prometheus.ts';
import { serveVictoriaMetrics } from '../src/prometheus/serve-victoria-metrics.ts';
import { analyseOverHttp, askInstant, type AskInstant } from './analyse-over-http.ts';
import {
  cgroup,
  container,
  counter,
  gauge,
  known,
  mebibyte,
  request,
  writeFixtures,
  type FixtureSeries,
} from './quirk-fixtures.ts';

const minute = 60_000;
/** Ten minutes of samples before the window, so that no rate begins in it. */
const from = Math.floor((Date.now() - 72 * minute) / minute) * minute;
const window = { from: from + 10 * minute, to: from + 70 * minute };

type Found = ResourceAnalysis<Error>;

interface Quirk {
  name: string;
  series: FixtureSeries[];
  /** Seconds between two samples; 30 by default. */
  step?: number;
  /** A server that is different from the real one behind it. */
  through?: (ask: AskInstant) => AskInstant;
  check(found: Found, server: string): void;
}

function row(found: Found, pod: string) {
  const rows = found.pods.filter((one) => one.pod === pod);
  assert.equal(rows.length, 1, `${pod}: ${found.pods.map((one) => one.pod).join(' ')}`);
  return rows[0] as Found['pods'][number];
}

function near(actual: number | undefined, expected: number, share = 0.02) {
  assert.ok(
    actual !== undefined && Math.abs(actual - expected) <= share * expected,
    `${actual} instead of ${expected}`
  );
}

const quirks: Quirk[] = [
  {
    name: 'quirk 1: two replicas of kube-state-metrics and the series of one before its restart count once',
    series: [
      ...cgroup('web', 0.5, 100),
      ...known('web', 1),
      request('web', 1, { instance: '10.1.0.2:8080' }),
      request('web', 1, { instance: '10.1.0.3:8080' }, { to: 68, unmarked: true }),
    ],
    check: (found) => assert.equal(row(found, 'web').cpu.request, 1),
  },
  {
    name: 'quirk 2: a StatefulSet’s pod made again under its name is one row, averaged over both lives',
    series: [
      ...cgroup('db-0', 1, 300, { id: '/kubepods/old' }, { to: 40 }),
      ...cgroup('db-0', 0.2, 100, { id: '/kubepods/new' }, { from: 41 }),
      ...known('db-0', 0.5, { uid: 'old' }, { to: 40 }),
      ...known('db-0', 2, { uid: 'new' }, { from: 41 }),
    ],
    check: (found) => {
      const { cpu, memory } = row(found, 'db-0');
      near(cpu.average, 0.6, 0.05);
      near(cpu.max, 1);
      near(memory.average, 200 * mebibyte, 0.05);
      assert.equal(memory.max, 300 * mebibyte);
      assert.equal(cpu.request, 2);
    },
  },
  {
    name: 'quirk 3: a container that was restarted is a new series, not a second container',
    series: [
      ...container('web', 'app', 0.5, 300, { id: '/one' }, { to: 40, unmarked: true }),
      ...container('web', 'app', 0.5, 200, { id: '/two' }, { from: 40.5 }),
      ...known('web', 1),
    ],
    check: (found) => {
      assert.equal(found.capabilities.usage, 'container');
      assert.equal(row(found, 'web').memory.max, 300 * mebibyte);
      near(row(found, 'web').cpu.max, 0.5);
    },
  },
  {
    name: 'a sidecar with room to spare does not hide a container above its request and near its limit',
    series: [
      ...cgroup('web', 0.95, 100),
      ...container('web', 'app', 0.9, 90),
      ...container('web', 'idle', 0.05, 10),
      ...known('web', 0.5),
      request('web', 2, { container: 'idle' }),
      gauge('kube_pod_container_resource_limits', { ...stateOf('web'), container: 'app', resource: 'cpu' }, 1),
      gauge('kube_pod_container_resource_limits', { ...stateOf('web'), container: 'idle', resource: 'cpu' }, 4),
    ],
    check: (found) => {
      const { cpuOfLimit, cpuOfRequest } = row(found, 'web').pressure;
      assert.deepEqual([cpuOfLimit?.container, cpuOfRequest?.container], ['app', 'app']);
      near(cpuOfLimit?.ratio, 0.9);
      near(cpuOfRequest?.ratio, 1.8);
    },
  },
  {
    name: 'quirk 4: a counter that begins anew is no peak and takes nothing away',
    series: [
      ...cgroup('web', 0.5, 100).slice(1),
      {
        ...counter('container_cpu_usage_seconds_total', cgroup('web', 0, 0)[0]?.labels ?? {}, 0),
        value: (at) => (at < 40 ? 100_000 + at * 30 : (at - 40) * 30),
      },
      ...known('web', 1),
    ],
    check: (found) => {
      near(row(found, 'web').cpu.max, 0.5);
      near(row(found, 'web').cpu.average, 0.5);
    },
  },
  {
    name: 'quirk 5: kube-state-metrics 1.9 tells requests under the old and the new name: once',
    series: [
      ...cgroup('web', 0.5, 100),
      ...known('web', 1),
      gauge('kube_pod_container_resource_requests_cpu_cores', { ...stateOf('web'), container: 'app' }, 1),
    ],
    check: (found) => assert.equal(row(found, 'web').cpu.request, 1),
  },
  {
    name: 'quirk 5: kube-state-metrics before 1.9 knows the old names only',
    series: [
      ...cgroup('web', 0.5, 100),
      gauge('kube_pod_container_resource_requests_cpu_cores', { ...stateOf('web'), container: 'app' }, 1),
      gauge('kube_pod_container_resource_limits_memory_bytes', { ...stateOf('web'), container: 'app' }, 2e9),
    ],
    check: (found) => {
      assert.equal(row(found, 'web').cpu.request, 1);
      assert.equal(row(found, 'web').memory.limit, 2e9);
    },
  },
  {
    name: 'quirk 6: Kubernetes before 1.16 says pod_name and container_name, one series a CPU',
    series: [
      ...['cpu00', 'cpu01'].map((cpu) =>
        counter('container_cpu_usage_seconds_total', { ...legacy('web', 'app'), cpu }, 0.2)
      ),
      gauge('container_memory_working_set_bytes', legacy('web', 'app'), 100 * mebibyte),
      counter('container_cpu_usage_seconds_total', { ...legacy('web', 'POD'), cpu: 'cpu00' }, 0.3),
    ],
    check: (found) => {
      assert.equal(found.capabilities.usage, 'legacy');
      near(row(found, 'web').cpu.max, 0.4);
      near(row(found, 'web').cpu.average, 0.4);
    },
  },
  {
    name: 'quirk 7: the pause container, of Docker or of containerd, is not the pod',
    series: [
      ...cgroup('web', 0.5, 100),
      ...container('web', 'POD', 0.3, 700),
      ...container('web', '', 0.3, 900, { image: 'registry.k8s.io/pause:3.9' }),
      ...known('web', 1),
    ],
    check: (found) => {
      assert.equal(row(found, 'web').memory.max, 100 * mebibyte);
      near(row(found, 'web').cpu.average, 0.5);
    },
  },
  {
    name: 'quirk 8: without honor_labels the pod is exported_pod',
    series: [...cgroup('web', 0.5, 100), ...known('web', 1).map((one) => ({ ...one, labels: exported(one.labels) }))],
    check: (found) => {
      assert.equal(found.capabilities.exported, true);
      assert.deepEqual(
        found.pods.map(({ pod }) => pod),
        ['web']
      );
      assert.equal(row(found, 'web').cpu.request, 1);
    },
  },
  {
    name: 'quirk 9: a deleted pod counts with the time that it lived and the request that it had',
    series: [
      ...cgroup('web', 0.5, 100, {}, { to: 30 }),
      ...known('web', 1, {}, { to: 30 }),
      ...cgroup('other', 0.1, 1),
      ...known('other', 1),
    ],
    check: (found) => {
      const { alive, cpu } = row(found, 'web');
      assert.equal(alive, false);
      assert.equal(cpu.request, 1);
      near(cpu.average, 0.5, 0.05);
    },
  },
  {
    name: 'quirk 10: a pod that lived four minutes is not lost and not averaged over the hour',
    series: [...cgroup('job', 0.8, 100, {}, { from: 31, to: 35 }), ...cgroup('other', 0.1, 1), ...known('other', 1)],
    check: (found) => {
      near(row(found, 'job').cpu.max, 0.8);
      near(row(found, 'job').cpu.average, 0.8, 0.1);
      assert.equal(row(found, 'job').memory.max, 100 * mebibyte);
    },
  },
  {
    name: 'quirk 11: no GPU, no memory metric: not collected, not zero',
    series: [...cgroup('web', 0.5, 100).slice(0, 1), ...known('web', 1)],
    check: (found) => {
      const { memory, gpu } = row(found, 'web');
      assert.equal(found.capabilities.gpu, 'none');
      assert.deepEqual([gpu, memory.max, memory.average], [undefined, undefined, undefined]);
    },
  },
  {
    name: 'quirk 11: a GPU exporter that does not know pods says nothing of pods',
    series: [
      ...cgroup('web', 0.5, 100),
      ...known('web', 1),
      gauge('DCGM_FI_DEV_GPU_UTIL', { gpu: '0', UUID: 'GPU-1', Hostname: 'node-1' }, 80),
    ],
    check: (found) => {
      assert.equal(found.capabilities.gpu, 'node');
      assert.equal(row(found, 'web').gpu, undefined);
    },
  },
  {
    name: 'quirk 12: Windows containers are known by their ids only',
    series: [
      ...cgroup('web', 0.5, 100),
      ...known('web', 1),
      ...known('iis', 1),
      gauge('kube_pod_container_info', { ...stateOf('iis'), container: 'app', container_id: 'containerd://w1' }, 1),
      counter('windows_container_cpu_usage_seconds_total', { job: 'windows', container_id: 'containerd://w1' }, 0.3),
      gauge(
        'windows_container_memory_usage_private_working_set_bytes',
        { job: 'windows', container_id: 'containerd://w1' },
        50 * mebibyte
      ),
    ],
    check: (found) => {
      near(row(found, 'iis').cpu.max, 0.3);
      assert.equal(row(found, 'iis').memory.max, 50 * mebibyte);
    },
  },
  {
    name: 'quirk 13: one kubelet scraped by two jobs is one pod',
    series: [...cgroup('web', 0.5, 100), ...cgroup('web', 0.5, 100, { job: 'cadvisor' }), ...known('web', 1)],
    check: (found) => {
      near(row(found, 'web').cpu.average, 0.5);
      assert.equal(row(found, 'web').memory.max, 100 * mebibyte);
      near(row(found, 'web').samples, 120, 0.02);
    },
  },
  {
    name: 'quirk 14: a pod of the same name in another cluster is another pod',
    series: [
      ...cgroup('web', 0.5, 100),
      ...known('web', 1),
      ...[...cgroup('web', 3, 900), ...known('web', 8)].map((one) => ({
        ...one,
        labels: { ...one.labels, cluster: 'elsewhere' },
      })),
    ],
    check: (found) => {
      near(row(found, 'web').cpu.max, 0.5);
      assert.equal(row(found, 'web').cpu.request, 1);
    },
  },
  {
    name: 'quirk 15: Thanos says that a store did not answer: shown, and not kept',
    series: [...cgroup('web', 0.5, 100), ...known('web', 1)],
    through: (ask) => async (expr, time) => ({
      ...(await ask(expr, time)),
      warnings: ['No StoreAPIs matched for this query'],
    }),
    check: (found) => {
      assert.deepEqual(found.warnings, ['No StoreAPIs matched for this query']);
      near(row(found, 'web').cpu.average, 0.5);
    },
  },
  {
    name: 'quirk 16: Mimir’s limit on the length of a query is met by pieces',
    series: [...cgroup('web', 0.5, 100), ...known('web', 1)],
    through: (ask) => (expr, time) =>
      /\[1h[:\]]/.test(expr)
        ? Promise.reject(new Error('the query time range exceeds the limit (query length: 1h0m0s, limit: 40m0s)'))
        : ask(expr, time),
    check: (found) => {
      assert.ok(found.runs.some(({ status }) => status === 'split'));
      const { cpu, memory, samples } = row(found, 'web');
      near(cpu.max, 0.5);
      near(cpu.average, 0.5);
      assert.equal(memory.max, 100 * mebibyte);
      near(samples, 120);
    },
  },
  {
    name: 'quirk 17: VictoriaMetrics gives the rate between every two samples in one pass, others are not asked for it',
    series: [...cgroup('web', 0.5, 100), ...known('web', 1)],
    check: (found, server) => {
      const peak = found.runs.find(({ id }) => id === 'cpuMax');
      assert.equal(found.capabilities.rollupRate, server === 'VictoriaMetrics');
      assert.equal(peak?.expr.includes('rollup_rate'), server === 'VictoriaMetrics', peak?.expr);
      assert.ok(found.runs.every(({ status }) => status === 'done'));
      near(row(found, 'web').cpu.max, 0.5);
    },
  },
  {
    name: 'quirk 18: scraped once a minute',
    step: 60,
    series: [...cgroup('web', 0.5, 100), ...known('web', 1)],
    check: (found) => {
      assert.deepEqual(found.capabilities.interval, { seconds: 60, measured: true });
      near(row(found, 'web').cpu.average, 0.5);
      near(row(found, 'web').samples, 60);
    },
  },
  {
    name: 'quirk 19: warnings and infos of Prometheus 3 are remarks, not failures',
    series: [...cgroup('web', 0.5, 100), ...known('web', 1)],
    through: (ask) => async (expr, time) => ({
      ...(await ask(expr, time)),
      warnings: ['PromQL info: metric might not be a counter'],
    }),
    check: (found) => {
      assert.deepEqual(found.warnings, ['PromQL info: metric might not be a counter']);
      assert.ok(found.runs.every(({ status }) => status === 'done'));
    },
  },
];

function stateOf(pod: string) {
  return { job: 'kube-state-metrics', namespace: 'shop', pod, uid: `uid-${pod}`, instance: '10.1.0.1:8080' };
}

function legacy(pod: string, name: string) {
  const id = `/kubepods/pod-${pod}/${name}`;
  return { job: 'kubelet', namespace: 'shop', pod_name: pod, container_name: name, image: `${name}:1`, id };
}

/** As Prometheus stores them where the target has labels of these names. */
function exported(labels: Readonly<Record<string, string>>) {
  const { namespace = '', pod = '', container: name = '', ...rest } = labels;
  const own = { exported_namespace: namespace, exported_pod: pod, exported_container: name };
  return { ...rest, ...own, namespace: 'monitoring', pod: 'kube-state-metrics-0', container: 'kube-state-metrics' };
}

const clusters = new Map(quirks.map((quirk, index) => [`cluster-${index}`, quirk]));

for (const [server, start] of [
  ['Prometheus', startEmptyPrometheus],
  ['VictoriaMetrics', (folder: string) => serveVictoriaMetrics({ folder })],
] as const) {
  describe(server, () => {
    let running: ServingDatabase;
    let folder: string;
    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'vigil-quirks-'));
      running = await start(folder);
      await writeFixtures(running.url, clusters, { from, to: window.to });
      await settled(running.url);
    });
    after(async () => {
      await running?.stop();
      await rm(folder, { recursive: true, force: true });
    });

    for (const [cluster, quirk] of clusters) {
      test(quirk.name, async () => {
        const ask = askInstant(running.url);
        const found = await analyseOverHttp(
          quirk.through?.(ask) ?? ask,
          { cluster: { label: 'cluster', value: cluster }, namespaces: [] },
          window,
          { scopeOf: (cause) => (/limit/.test(String(cause)) ? 'too-much' : 'alone') }
        );
        quirk.check(found, server);
      });
    }

    const somewhere = { label: 'cluster', value: 'cluster-0' };
    const empty: Array<[string, { namespaces: string[]; pods?: string[] }, { from: number; to: number }]> = [
      ['an empty namespace has no rows and no failure', { namespaces: ['nobody'] }, window],
      [
        'a window before the data has no rows and no failure',
        { namespaces: [] },
        { from: from - 90 * minute, to: from - 60 * minute },
      ],
      [
        'a window in the future has no rows and no failure',
        { namespaces: [] },
        { from: window.to + 60 * minute, to: window.to + 90 * minute },
      ],
      [
        'a character of regular expressions in a name stands for itself',
        { namespaces: ['sh.p', 'sh|op', '.*'] },
        window,
      ],
      ['a quote and a backslash in a name break nothing', { namespaces: ['a"b', 'c\\'] }, window],
    ];
    for (const [name, scope, at] of empty) {
      test(name, async () => {
        const found = await analyseOverHttp(askInstant(running.url), { cluster: somewhere, ...scope }, at);
        assert.deepEqual(found.pods, []);
        assert.deepEqual(
          found.runs.filter(({ status }) => status !== 'done'),
          []
        );
      });
    }

    test('a week at 30 s is more than 11,000 points, and answered', async () => {
      const found = await analyseOverHttp(
        askInstant(running.url),
        { cluster: somewhere, namespaces: [] },
        { from: window.to - 7 * 24 * 60 * minute, to: window.to }
      );
      assert.deepEqual(
        found.runs.filter(({ status }) => status === 'failed'),
        []
      );
      near(row(found, 'web').cpu.average, 0.5, 0.05);
    });

    test('pieces that are kept give the rows of the whole, and are asked once', async () => {
      const cache = new AnswerCache(() => window.to + 60 * minute);
      const scope = { cluster: { label: 'cluster', value: 'cluster-1' }, namespaces: [] };
      const whole = await analyseOverHttp(askInstant(running.url), scope, window);
      const options = { splitting: 'reusable', cache } as const;
      const pieces = await analyseOverHttp(askInstant(running.url), scope, window, options);
      near(row(pieces, 'db-0').cpu.average, row(whole, 'db-0').cpu.average ?? 0, 0.01);
      assert.equal(row(pieces, 'db-0').memory.average, row(whole, 'db-0').memory.average);
      const again = await analyseOverHttp(askInstant(running.url), scope, window, options);
      assert.ok(again.runs.some(({ cached }) => cached));
      assert.deepEqual(again.pods, pieces.pods);
    });
  });
}

async function startEmptyPrometheus(folder: string): Promise<ServingDatabase> {
  const config = join(folder, 'prometheus.yml');
  await writeFile(config, receivingConfig(30));
  const { prometheus: binary } = await findPrometheus();
  return servePrometheus({ binary, folder, config });
}

/** What was written can be asked for a moment later only. */
async function settled(url: string): Promise<void> {
  const ask = askInstant(url);
  for (let turn = 0; turn < 100; turn += 1) {
    const { samples } = await ask('count(count by (cluster) (container_cpu_usage_seconds_total))', window.to);
    if (samples[0] && samples[0].value >= clusters.size) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
