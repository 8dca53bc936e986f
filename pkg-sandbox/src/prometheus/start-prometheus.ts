import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Counters } from '../metrics/counters.ts';
import { startMetrics } from '../metrics/start-metrics.ts';
import { targetsOf } from '../metrics/targets.ts';
import type { World } from '../world/world.ts';
import { findPrometheus } from './find-prometheus.ts';
import { receivingConfig, scrapingConfig } from './prometheus-config.ts';
import { writeHistory, type HistoryReport } from './write-history.ts';

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
  /** Hours of history; never from before the world's start. */
  hours?: number;
  /** Seconds between two scrapes, in the history and live. */
  interval?: number;
  cacheFolder?: string;
  onProgress?: (text: string) => void;
}): Promise<RunningPrometheus> {
  const { world, clock = Date.now, hours = 6, interval = 30, onProgress = () => {} } = options;
  const { prometheus } = await findPrometheus({ cacheFolder: options.cacheFolder, onProgress });
  const port = await claimPort(options.port);
  const folder = await mkdtemp(join(tmpdir(), 'vigil-prometheus-'));
  const config = join(folder, 'prometheus.yml');
  const url = `http://127.0.0.1:${port}`;
  const closers: Array<() => Promise<void>> = [() => rm(folder, { recursive: true, force: true })];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) {
      await closer();
    }
  };
  try {
    // Nothing is scraped until the history is in: Prometheus takes no sample that is much older than its newest.
    await writeFile(config, receivingConfig(interval));
    const child = spawn(
      prometheus,
      [
        `--config.file=${config}`,
        `--storage.tsdb.path=${join(folder, 'data')}`,
        `--web.listen-address=127.0.0.1:${port}`,
        '--web.enable-remote-write-receiver',
        '--web.enable-lifecycle',
        '--log.level=warn',
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] }
    );
    const ending = watchEnd(child);
    closers.push(() => stop(child));
    const reap = () => child.kill('SIGKILL');
    process.once('exit', reap);
    child.once('close', () => process.off('exit', reap));
    await Promise.race([ready(url, child), ending]);

    onProgress('Writing the history');
    const counters = new Counters();
    const targets = targetsOf(world.at(clock()));
    const from = Math.max(world.start, clock() - hours * 3_600_000);
    const writing = writeHistory({
      url,
      world,
      targets,
      counters,
      from,
      clock,
      interval,
      onProgress: (done) => onProgress(`Writing the history: ${Math.round(done * 100)} %`),
    });
    const history = await Promise.race([writing, ending]);
    onProgress(`History: ${history.samples} samples of ${history.series} series in ${history.seconds.toFixed(1)} s`);

    const metrics = await startMetrics({ world, clock, counters });
    closers.push(metrics.close);
    const own = { prometheus: `127.0.0.1:${port}`, vigil: options.vigil };
    await writeFile(config, scrapingConfig({ targets, metrics: new URL(metrics.url).host, own, interval }));
    await reload(url);
    return { url, metricsUrl: metrics.url, history, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function reload(url: string): Promise<void> {
  const response = await fetch(`${url}/-/reload`, { method: 'POST' });
  const answer = await response.text();
  if (!response.ok) {
    throw new Error(`Prometheus did not take its configuration: ${answer.trim()}`);
  }
}

/** Resolves once Prometheus answers, or once its end makes waiting senseless. */
async function ready(url: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const response = await fetch(`${url}/-/ready`).catch(() => undefined);
    await response?.body?.cancel();
    if (response?.ok === true) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await new Promise(() => {});
}

/** Rejects when Prometheus ends, with the last it said. */
function watchEnd(child: ChildProcess): Promise<never> {
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-4000);
  });
  const ending = new Promise<never>((_, reject) => {
    child.once('error', (error) => reject(new Error(`Prometheus could not be started: ${error.message}`)));
    child.once('close', (code, signal) => {
      const last = said.trim().split('\n').slice(-5).join('\n');
      reject(new Error(`Prometheus ended early (${signal ?? `exit code ${code}`}):\n${last}`));
    });
  });
  // After the start nobody waits for it any more; its end is then seen by the queries.
  ending.catch(() => {});
  return ending;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
    return;
  }
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  const patience = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(patience);
}

/** The port if it can be listened on, a free one where none is given. Asked first: whoever holds it would answer for us. */
async function claimPort(wanted = 0): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server
      .once('error', (error) =>
        reject(
          'code' in error && error.code === 'EADDRINUSE'
            ? new Error(`Port ${wanted} is taken: choose another port for Prometheus, or stop what listens there.`)
            : error
        )
      )
      .listen(wanted, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
