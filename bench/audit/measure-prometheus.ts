import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findPrometheus } from '../../pkg-sandbox/src/prometheus/find-prometheus.ts';
import { receivingConfig } from '../../pkg-sandbox/src/prometheus/prometheus-config.ts';
import { encodeLabels, encodeRequest, sendRequest } from '../../pkg-sandbox/src/prometheus/remote-write.ts';
import { servePrometheus } from '../../pkg-sandbox/src/prometheus/serve-prometheus.ts';
import type { Report } from '../benchmark.ts';
import { median } from '../figures/quantile.ts';
import { megabytes, round } from '../figures/round.ts';
import { interval } from '../resources/cluster-writer.ts';
import { loadCluster } from '../resources/load-cluster.ts';
import { type Cost, QueryServer } from '../resources/query-server.ts';
import { syntheticCluster } from '../resources/synthetic-cluster.ts';
import { Truth } from '../resources/truth.ts';
import { type AskedChecks, concurrency, runPrometheusChecks } from './prometheus-plan.ts';
import { stateOfWorkloads, type SteadySeries } from './state-of-workloads.ts';

/** Scrapes: seven minutes, so that rates have a full five minutes in them; a check's cost hangs on the series more than on the window. */
const steps = 14;
const seriesPerRequest = 4000;
/** Longer than Prometheus' own 2 minutes: the cost is asked for, on a busy machine too. */
const queryTimeout = '10m';

/**
 * Every Prometheus check over so many pods, on a server of its own with nothing else in it. `single`: one more turn with
 * one query at a time and a line for each.
 */
export async function measurePrometheus(
  options: { pods: number; runs: number; single: boolean },
  report: Report,
  signal: AbortSignal
): Promise<{ queries: number; serverCpuMs: number; refused: string[] }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vigil-bench-'));
  const config = path.join(folder, 'prometheus.yml');
  await writeFile(config, receivingConfig(interval));
  const { prometheus: binary } = await findPrometheus({ onProgress: report.say });
  const database = await servePrometheus({ ...{ binary, folder, config }, flags: [`--query.timeout=${queryTimeout}`] });
  try {
    const cluster = syntheticCluster(options.pods, steps);
    const start = Math.floor((Date.now() - (steps + 2) * interval * 1000) / 60_000) * 60_000;
    const { samples } = await loadCluster({
      ...{ cluster, clock: { start, steps }, truth: new Truth(0, 0), signal, urls: [database.url] },
      onProgress: (done) => report.say(`${Math.round(done * 100)} % of the pods written`),
    });
    const end = start + steps * interval * 1000;
    const steady = stateOfWorkloads(cluster, end);
    const times = Array.from({ length: steps }, (_, step) => start + step * interval * 1000 + 11_000);
    await writeSteady(database.url, steady, times, signal);
    report.detail({ part: 'data', pods: options.pods, samples: samples + steady.length * steps });

    const costs: Cost[] = [];
    let told: AskedChecks | undefined;
    for (let run = 0; run < options.runs; run += 1) {
      const server = new QueryServer(database.url, database.pid, signal);
      const { cost, result } = await server.measure(() => runPrometheusChecks(server, end, concurrency));
      // A question that was broken off costs nothing.
      signal.throwIfAborted();
      costs.push(cost);
      told = result;
      report.detail({
        ...{ part: 'prometheus', run: run + 1, queries: cost.queries, server_cpu_ms: round(cost.serverCpuMs) },
        ...{ wall_ms: round(cost.wallMs), wire_mb: megabytes(cost.bytes), rss_growth_mb: megabytes(cost.rssGrowth) },
        ...{
          answered: result.answered,
          hazards: result.hazards,
          late: result.late.length,
          refused: result.refused.join('; '),
        },
      });
    }
    if (options.single) {
      const { dearest } = await runPrometheusChecks(new QueryServer(database.url, database.pid, signal), end, 1);
      dearest.forEach(({ id, ms }) => report.detail({ part: 'query', id, server_cpu_ms: ms }));
    }
    return {
      queries: costs[0]?.queries ?? 0,
      serverCpuMs: median(costs.map(({ serverCpuMs }) => serverCpuMs)) ?? 0,
      refused: told?.refused ?? [],
    };
  } finally {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeSteady(url: string, all: readonly SteadySeries[], times: number[], signal: AbortSignal) {
  for (let from = 0; from < all.length; from += seriesPerRequest) {
    signal.throwIfAborted();
    const series = all.slice(from, from + seriesPerRequest).map(({ labels, value }) => ({
      ...{ labels: encodeLabels(labels), times, values: times.map(() => value) },
    }));
    await sendRequest(url, encodeRequest(series));
  }
}
