import { writeFile } from 'node:fs/promises';
import { Counters } from '../metrics/counters.ts';
import { startMetrics, type MetricsServer } from '../metrics/start-metrics.ts';
import { targetsOf } from '../metrics/targets.ts';
import { vigilTarget } from '../metrics/vigil.ts';
import type { World } from '../world/world.ts';
import { scrapingConfig } from './prometheus-config.ts';
import { reload } from './reload.ts';
import { writeHistory, type HistoryReport } from './write-history.ts';

/**
 * Writes the world's history into a Prometheus that scrapes nothing yet, serves the live exporters, and lets it scrape
 * them: its configuration file is written and loaded again. Throws when Prometheus refuses either; then nothing is
 * served.
 */
export async function feedPrometheus(options: {
  world: World;
  /** Unix milliseconds; the real time, which Prometheus goes by. */
  clock: () => number;
  url: string;
  /** Addresses of other databases that get the same by remote write. */
  copies?: readonly string[];
  /** Path of its configuration file. */
  config: string;
  /** Hours of history; never from before the world's start. */
  hours: number;
  /** Seconds between two scrapes, in the history and live. */
  interval: number;
  /** host:port of Vigil's proxy, to scrape it as job `vigil`. */
  vigil?: string;
  /** Where the exporters listen, and under which name Prometheus finds them; a free port of 127.0.0.1 by default. */
  exporters?: { host?: string; port?: number; name?: string };
  onProgress?: (text: string) => void;
}): Promise<{ history: HistoryReport; metrics: MetricsServer }> {
  const {
    world,
    clock,
    url,
    copies = [],
    config,
    hours,
    interval,
    vigil,
    exporters = {},
    onProgress = () => {},
  } = options;
  onProgress('Writing the history');
  const counters = new Counters();
  const targets = targetsOf(world.at(clock()));
  const history = await writeHistory({
    ...{ url, copies, world, counters, clock, interval },
    // The proxy has not been there yet: what it would have told is reckoned.
    targets: vigil === undefined ? targets : [...targets, vigilTarget(vigil)],
    from: Math.max(world.start, clock() - hours * 3_600_000),
    onProgress: (done) => onProgress(`Writing the history: ${Math.round(done * 100)} %`),
  });
  onProgress(`History: ${history.samples} samples of ${history.series} series in ${history.seconds.toFixed(1)} s`);

  const metrics = await startMetrics({ world, clock, counters, host: exporters.host, port: exporters.port });
  try {
    const found = `${exporters.name ?? exporters.host ?? '127.0.0.1'}:${metrics.port}`;
    const own = { prometheus: new URL(url).host, vigil };
    await writeFile(config, scrapingConfig({ targets, metrics: found, own, copies, interval }));
    await reload(url);
  } catch (error) {
    await metrics.close();
    throw error;
  }
  return { history, metrics };
}
