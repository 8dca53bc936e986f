import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ApiServerCommands } from '../cluster/api-server.ts';
import { type Child, startChild } from '../processes/start-child.ts';
import { writeAccess } from './access.ts';
import { deployedEnvironment } from './deployed-environment.ts';
import type { WatcherCommands } from './watcher.ts';

export interface Product {
  child: Child<WatcherCommands>;
  url: string;
}

/** The cluster in its own process, and the ways to start who watches it. Everything is gone after `close`. */
export interface Stage {
  cluster: Child<ApiServerCommands>;
  podBytes: number;
  token: string;
  baseline(): Promise<Child<WatcherCommands>>;
  /** Over a new store; it listens and does not watch yet. */
  product(): Promise<Product>;
  close(): Promise<void>;
}

/** `profile`: a folder for the processor profiles of the product. */
export async function openStage(pods: number, profile: string | undefined, signal: AbortSignal): Promise<Stage> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vigil-bench-'));
  const children: Array<{ stop(): Promise<void> }> = [];
  const started = <Started extends { stop(): Promise<void> }>(child: Started): Started => {
    children.push(child);
    return child;
  };
  let closing: Promise<void> | undefined;
  const close = () =>
    (closing ??= Promise.all(children.map((child) => child.stop())).then(() =>
      rm(folder, { recursive: true, force: true })
    ));
  signal.addEventListener('abort', () => void close(), { once: true });

  const cluster = started(startChild<ApiServerCommands>(new URL('../cluster/api-server.ts', import.meta.url)));
  const { url, certificate, podBytes } = await cluster.call('listen', { pods });
  const access = await writeAccess(folder, url, certificate);
  const token = randomBytes(24).toString('hex');
  const profiling = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  let stores = 0;
  return {
    ...{ cluster, podBytes, token, close },
    async baseline() {
      const child = started(startChild<WatcherCommands>(new URL('./baseline.ts', import.meta.url), ['--expose-gc']));
      await child.call('listen', { access, storePath: '', token });
      return child;
    },
    async product() {
      const module = new URL('./product.ts', import.meta.url);
      const execArgv = ['--expose-gc', ...profiling];
      const child = started(startChild<WatcherCommands>(module, execArgv, deployedEnvironment()));
      stores += 1;
      const storePath = path.join(folder, `store-${stores}.db`);
      return { child, url: await child.call('listen', { access, storePath, token }) };
    },
  };
}
