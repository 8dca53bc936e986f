import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Benchmark, Outcome, Report } from './benchmark.ts';
import { machine } from './figures/machine.ts';
import { megabytes, round } from './figures/round.ts';
import { readOptions } from './number-options.ts';
import { Databases } from './resources/databases.ts';
import { exactness } from './resources/exactness.ts';
import { fillDatabases } from './resources/fill-databases.ts';
import { measureServer, type Measured } from './resources/measure-server.ts';
import { serverVersion } from './resources/server-version.ts';

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
export const benchmark: Benchmark = {
  about: 'resource analysis of 1,000 pods over 6 hours, beside eight range queries',
  async run(args, report, signal) {
    const settings = readOptions(args, options);
    const folder = await mkdtemp(path.join(tmpdir(), 'vigil-bench-'));
    const databases = new Databases(folder, [`--query.max-samples=${settings['max-samples']}`], report);
    try {
      return await measure(databases, settings, report, signal);
    } finally {
      await databases.stopAll();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

type Settings = Record<keyof typeof options, number>;

async function measure(
  databases: Databases,
  settings: Settings,
  report: Report,
  signal: AbortSignal
): Promise<Outcome> {
  const { pods, hours } = settings;
  const { url } = await databases.start('prometheus');
  const version = await serverVersion(url);
  await databases.stopAll();
  report.detail({ part: 'machine', ...machine(), prometheus: version });
  const names = (['prometheus', 'victoria'] as const).filter((name) => name === 'prometheus' || settings.victoria > 0);
  const { window, truth } = await fillDatabases({ databases, names, pods, hours, report, signal });

  const results: Record<string, Measured> = {};
  for (const name of names) {
    signal.throwIfAborted();
    results[name] = await measureServer({
      start: () => databases.start(name),
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
