// The cluster for a Prometheus and a proxy that run elsewhere, such as in containers; main.ts starts those itself.
import { writeFile } from 'node:fs/promises';
import { wordsOfError } from '@vigil/core/vocabulary/words-of-error';
import { startCluster } from './cluster/start-cluster.ts';
import { feedPrometheus } from './prometheus/feed-prometheus.ts';
import { receivingConfig } from './prometheus/prometheus-config.ts';
import { reload } from './prometheus/reload.ts';
import { untilReady } from './prometheus/until-ready.ts';
import { readServeOptions, type ServeOptions } from './serve-options.ts';
import { createWorld } from './world/create-world.ts';
import { plantedAfter } from './world/story/planted-list.ts';
import type { World } from './world/world.ts';

const say = (text: string) => process.stderr.write(`${text}\n`);

async function main(): Promise<void> {
  const options = readServeOptions(process.argv.slice(2));
  const { host, clusterPort, token, config, hours, interval } = options;
  const world = createWorld({ start: Date.now() - Math.max(plantedAfter, hours * 3_600_000) });
  // Before anything listens: a Prometheus that waits for the cluster finds its file.
  await writeFile(config, receivingConfig(interval));
  const cluster = await startCluster({ world, clock: Date.now, host, port: clusterPort, token });
  say(`Cluster: ${cluster.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // A Prometheus that starts again before the cluster must not scrape yet: it would refuse the new history.
    process.once(signal, () => void writeFile(config, receivingConfig(interval)).finally(() => process.exit(0)));
  }
  const metrics = await feed(world, options);
  process.stdout.write(`${JSON.stringify({ ready: true, cluster: cluster.url, metrics: metrics.url })}\n`);
}

async function feed(world: World, options: ServeOptions) {
  const { prometheus: url, config, hours, interval, vigil, host, metricsPort, scrapeHost, patience } = options;
  say(`Waiting for Prometheus at ${url}`);
  const deadline = Date.now() + patience * 1000;
  if (!(await untilReady(url, () => Date.now() < deadline))) {
    throw new Error(`${url} was not ready within ${patience} s: start Prometheus there, or correct --prometheus.`);
  }
  // It may have read the file before it was written.
  await reload(url);
  const { metrics } = await feedPrometheus({
    ...{ world, clock: Date.now, url, config, hours, interval, vigil },
    exporters: { host, port: metricsPort, name: scrapeHost },
    onProgress: say,
  });
  say(`Exporters: ${metrics.url}`);
  return metrics;
}

main().catch((error: unknown) => {
  say(wordsOfError(error));
  process.exit(1);
});
