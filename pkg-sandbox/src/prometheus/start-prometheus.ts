import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { World } from '../world/world.ts';
import { feedPrometheus } from './feed-prometheus.ts';
import { findPrometheus } from './find-prometheus.ts';
import { receivingConfig } from './prometheus-config.ts';
import { servePrometheus } from './serve-prometheus.ts';
import type { HistoryReport } from './write-history.ts';

export interface RunningPrometheus {
  url: string;
  /** Of the exporters' pages that it scrapes. */
  metricsUrl: string;
  history: HistoryReport;
  /** Stops Prometheus and the exporters and removes the data. */
  close(): Promise<void>;
}

/**
 * Starts Prometheus on 127.0.0.1 over a fresh data folder, writes the world's history into it up to now, and lets it
 * scrape the live exporters. `clock` must tell the real time (Unix milliseconds), which Prometheus goes by. Throws an
 * error that says what to do when the binary is missing, the port is taken or Prometheus ends early.
 */
export async function startPrometheus(options: {
  world: World;
  clock?: () => number;
  /** A free one by default. */
  port?: number;
  /** host:port of Vigil's proxy, to scrape it as job `vigil`. */
  vigil?: string;
  /** Addresses of other databases that get the same by remote write. */
  copies?: readonly string[];
  /** Hours of history; never from before the world's start. */
  hours?: number;
  /** Seconds between two scrapes, in the history and live. */
  interval?: number;
  cacheFolder?: string;
  onProgress?: (text: string) => void;
}): Promise<RunningPrometheus> {
  const { world, clock = Date.now, hours = 6, interval = 30, onProgress = () => {} } = options;
  const { prometheus } = await findPrometheus({ cacheFolder: options.cacheFolder, onProgress });
  const folder = await mkdtemp(join(tmpdir(), 'vigil-prometheus-'));
  const config = join(folder, 'prometheus.yml');
  const closers: Array<() => Promise<void>> = [() => rm(folder, { recursive: true, force: true })];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) {
      await closer();
    }
  };
  try {
    // Nothing is scraped until the history is in: Prometheus takes no sample that is much older than its newest.
    await writeFile(config, receivingConfig(interval));
    const server = await servePrometheus({ binary: prometheus, folder, config, port: options.port });
    closers.push(server.stop);
    const { url, ending } = server;

    const feeding = feedPrometheus({
      ...{ world, clock, url, config, hours, interval, onProgress },
      ...{ vigil: options.vigil, copies: options.copies },
    });
    const { history, metrics } = await Promise.race([feeding, ending]);
    closers.push(metrics.close);
    return { url, metricsUrl: metrics.url, history, close };
  } catch (error) {
    await close();
    throw error;
  }
}
