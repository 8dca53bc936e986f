import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findPrometheus } from '../pkg-sandbox/src/prometheus/find-prometheus.ts';
import { receivingConfig } from '../pkg-sandbox/src/prometheus/prometheus-config.ts';
import { servePrometheus, type ServingDatabase } from '../pkg-sandbox/src/prometheus/serve-prometheus.ts';
import { serveVictoriaMetrics } from '../pkg-sandbox/src/prometheus/serve-victoria-metrics.ts';
import type { Benchmark, Outcome, Report } from './benchmark.ts';
import { machine } from './figures/machine.ts';
import { megabytes, round } from './figures/round.ts';
import { readOptions } from './number-options.ts';
import { interval } from './resources/cluster-writer.ts';
import { exactness } from './resources/exactness.ts';
import { loadCluster } from './resources/load-cluster.ts';
import { measureServer, type Measured } from './resources/measure-server.ts';
import { serverVersion } from './resources/server-version.ts';
import { syntheticCluster } from './resources/synthetic-cluster.ts';
import { Truth } from './resources/truth.ts';

const options = {
  /** Pods that are alive at any time. */
  pods: { default: 1000, least: 20 },
  hours: { default: 6, least: 0.25 },
  /** Turns of each plan; 0 of the naive one: only the product. */
  runs: { default: 3, least: 1 },
  naive: { default: 2, least: 0 },
  /** 1: VictoriaMetrics as well. */
  victoria: { default: 1, least: 0 },
  /** Of Prometheus, `--query.max-samples`. */
  'max-samples': { default: 50_000_000, least: 1000 },
};
/** Scrapes before the window, as a server of the field has them, and after it, for the refresh. */
const before = 20;
const after = 4;

export const benchmark: Benchmark = {
  about: 'resource analysis of 1,000 pods over 6 hours, beside eight range queries',
  async run(args, report, signal) {
    const settings = readOptions(args, options);
    const folder = await mkdtemp(path.join(tmpdir(), 'vigil-bench-'));
    const running = new Set<ServingDatabase>();
    try {
      return await measure(folder, settings, running, report, signal);
    } finally {
      await Promise.all([...running].map((server) => server.stop()));
      await rm(folder, { recursive: true, force: true });
    }
  },
};

type Settings = Record<keyof typeof options, number>;

async function measure(
  folder: string,
  settings: Settings,
  running: Set<ServingDatabase>,
  report: Report,
  signal: AbortSignal
): Promise<Outcome> {
  const { pods, hours } = settings;
  const config = path.join(folder, 'prometheus.yml');
  await writeFile(config, receivingConfig(interval));
  const { prometheus: binary } = await findPrometheus({ onProgress: report.say });
  const track = async (starting: Promise<ServingDatabase>) => {
    const server = await starting;
    running.add(server);
    return server;
  };
  const starts = {
    prometheus: () =>
      track(
        servePrometheus({ ...{ binary, folder, config }, flags: [`--query.max-samples=${settings['max-samples']}`] })
      ),
    victoria: () => track(serveVictoriaMetrics({ folder, onProgress: report.say })),
  };
  const steps = before + Math.round((hours * 3600) / interval) + after;
  const start = Math.floor((Date.now() - (steps + 2) * interval * 1000) / 60_000) * 60_000;
  const from = start + before * interval * 1000;
  const window = { from, to: from + hours * 3_600_000 };
  const truth = new Truth(window.from, window.to);
  const cluster = syntheticCluster(pods, steps);

  const names = (['prometheus', 'victoria'] as const).filter((name) => name === 'prometheus' || settings.victoria > 0);
  const servers = await Promise.all(names.map((name) => starts[name]()));
  const version = await serverVersion(servers[0]?.url ?? '');
  report.detail({ part: 'machine', ...machine(), prometheus: version });
  const loading = await loadCluster({
    ...{ cluster, clock: { start, steps }, truth, signal },
    urls: servers.map(({ url }) => url),
    onProgress: (done) => report.say(`${Math.round(done * 100)} % written`),
  });
  report.detail({
    ...{ part: 'data', pods, hours, lives: cluster.incarnations.length, names: truth.pods.size },
    ...{ samples: loading.samples, written_per_s: round(loading.samples / loading.seconds) },
  });
  await Promise.all(servers.map((server) => server.stop()));
  running.clear();

  const results: Record<string, Measured> = {};
  for (const name of names) {
    signal.throwIfAborted();
    results[name] = await measureServer({
      start: starts[name],
      ...{ window, truth: truth.pods, report, name, signal },
      runs: settings.runs,
      naive: settings.naive,
    });
  }
  const { naive, product, refresh, rows } = results['prometheus'] as Measured;
  const exact = exactness(truth.pods, rows);
  const ratio = (a: number | undefined, b: number) => (a === undefined ? null : round(a / b, 1));
  return {
    summary: {
      ...{ bench: 'resources', pods, hours, prometheus: version },
      wall_ratio: ratio(naive?.wallMs, product.wallMs),
      server_cpu_ratio: ratio(naive?.serverCpuMs, product.serverCpuMs),
      wire_bytes_per_pod: round(product.bytes / pods),
      server_rss_growth_mb: megabytes(product.rssGrowth),
      refresh_ratio: ratio(naive?.wallMs, refresh.wallMs),
      cpu_max_exact_share: exact.cpuMaxExact,
      memory_max_exact_share: exact.memoryMaxExact,
      cpu_avg_p99_error: exact.cpuAverageP99,
    },
    faults: exact.missing > 0 ? [`${exact.missing} of ${exact.pods} pods have no row`] : [],
  };
}
