import type { ResourceWindow } from '@vigil/core/resources/scope';
import type { Report } from '../benchmark.ts';
import { round } from '../figures/round.ts';
import { interval } from './cluster-writer.ts';
import type { DatabaseName, Databases } from './databases.ts';
import { loadCluster } from './load-cluster.ts';
import { syntheticCluster } from './synthetic-cluster.ts';
import { Truth } from './truth.ts';

/** Scrapes before the window, as a server of the field has them, and after it, for the refresh. */
const before = 20;
const after = 4;

/** Writes a cluster of so many pods over so many hours into each database, and says what is true of it. */
export async function fillDatabases(options: {
  databases: Databases;
  names: readonly DatabaseName[];
  pods: number;
  hours: number;
  report: Report;
  signal: AbortSignal;
}): Promise<{ window: ResourceWindow; truth: Truth }> {
  const { databases, names, pods, hours, report, signal } = options;
  const steps = before + Math.round((hours * 3600) / interval) + after;
  const start = Math.floor((Date.now() - (steps + 2) * interval * 1000) / 60_000) * 60_000;
  const from = start + before * interval * 1000;
  const window = { from, to: from + hours * 3_600_000 };
  const truth = new Truth(window.from, window.to);
  const cluster = syntheticCluster(pods, steps);
  const servers = await Promise.all(names.map((name) => databases.start(name)));
  const loading = await loadCluster({
    ...{ cluster, clock: { start, steps }, truth, signal },
    urls: servers.map(({ url }) => url),
    onProgress: (done) => report.say(`${Math.round(done * 100)} % written`),
  });
  report.detail({
    ...{ part: 'data', pods, hours, lives: cluster.incarnations.length, names: truth.pods.size },
    ...{ samples: loading.samples, written_per_s: round(loading.samples / loading.seconds) },
  });
  await databases.stopAll();
  return { window, truth };
}
