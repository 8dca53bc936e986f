import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openSqliteStore } from '../../pkg-backend-proxy/src/store/sqlite-store.ts';
import { freePort } from '../../pkg-sandbox/src/free-port.ts';
import { startHost } from '../../pkg-sandbox/src/host/start-host.ts';
import { startProxyProcess } from '../../pkg-sandbox/src/proxy-process.ts';
import type { Report } from '../benchmark.ts';
import type { ApiServerCommands } from '../cluster/api-server.ts';
import { fillStore } from '../incidents/fill-store.ts';
import { startChild } from '../processes/start-child.ts';
import { writeAccess } from '../watch/access.ts';
import { startEmptyPrometheus } from './empty-prometheus.ts';

const root = path.resolve(import.meta.dirname, '../..');
const pods = 100;

export interface PageStage {
  /** Of the stand-in for Grafana. */
  url: string;
  close(): Promise<void>;
}

/** The stand-in for Grafana with the built plugin, and the real proxy over a store of so many incidents. */
export async function startPage(incidents: number, report: Report): Promise<PageStage> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vigil-bench-'));
  const closers: Array<() => Promise<unknown>> = [() => rm(folder, { recursive: true, force: true })];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) {
      await closer();
    }
  };
  try {
    const storePath = path.join(folder, 'vigil.db');
    const store = openSqliteStore(storePath);
    await fillStore(store, incidents, Date.now(), (done) => report.say(`${done} of ${incidents} incidents written`));
    await store.close();

    const cluster = startChild<ApiServerCommands>(new URL('../cluster/api-server.ts', import.meta.url));
    closers.push(() => cluster.stop());
    const { url: server, certificate } = await cluster.call('listen', { pods });
    const { kubeconfig } = await writeAccess(folder, server, certificate);
    const token = randomBytes(24).toString('hex');
    const proxy = await startProxyProcess({ port: await freePort(), token, kubeconfig, storePath });
    closers.push(async () => {
      proxy.kill('SIGTERM');
      await proxy.ended;
    });
    const prometheus = await startEmptyPrometheus();
    closers.push(() => prometheus.close());
    const host = await startHost({
      ...{ port: 0, pluginDist: path.join(root, 'dist'), hostDist: path.join(root, 'pkg-sandbox/host/dist') },
      prometheusUrl: prometheus.url,
      settings: { jsonData: { proxyUrl: proxy.url }, secureJsonData: { proxyToken: token } },
      log: () => undefined,
    });
    closers.push(() => host.close());
    return { url: host.url, close };
  } catch (error) {
    await close();
    throw error;
  }
}
