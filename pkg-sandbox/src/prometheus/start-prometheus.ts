import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { World } from '../world/world.ts';
import { feedPrometheus } from './feed-prometheus.ts';
import { findPrometheus } from './find-prometheus.ts';
import { receivingConfig } from './prometheus-config.ts';
import { untilReady } from './until-ready.ts';
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

    const feeding = feedPrometheus({
      ...{ world, clock, url, config, hours, interval, onProgress },
      vigil: options.vigil,
    });
    const { history, metrics } = await Promise.race([feeding, ending]);
    closers.push(metrics.close);
    return { url, metricsUrl: metrics.url, history, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Resolves once Prometheus answers, and never when it has ended: that is told by its end. */
async function ready(url: string, child: ChildProcess): Promise<void> {
  const runs = () => child.exitCode === null && child.signalCode === null && child.pid !== undefined;
  if (!(await untilReady(url, runs))) {
    await new Promise(() => {});
  }
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
