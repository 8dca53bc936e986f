import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { startCluster } from './cluster/start-cluster.ts';
import { freePort, refuseTakenPort } from './free-port.ts';
import { startHost } from './host/start-host.ts';
import type { Inbox } from './inbox/inbox.ts';
import { startInbox } from './inbox/start-inbox.ts';
import { serveVictoriaMetrics } from './prometheus/serve-victoria-metrics.ts';
import { startPrometheus } from './prometheus/start-prometheus.ts';
import { type ProxyProcess, startProxyProcess } from './proxy-process.ts';
import { createWorld } from './world/create-world.ts';
import { plantedAfter } from './world/story/planted-list.ts';

const repository = path.resolve(import.meta.dirname, '../..');
const pluginDist = path.join(repository, 'dist');
const hostDist = path.join(repository, 'pkg-sandbox/host/dist');

export interface SandboxOptions {
  /** Of the page; 0 takes a free one. */
  port: number;
  /** Hours of history written before the page opens. */
  hours: number;
  /** Another database with the same series, as a second data source of the stand-in. */
  victoriaMetrics?: boolean;
  /** Starts what the user sees; the stand-in for Grafana by default. */
  startPage?: (parts: PageParts) => Promise<{ url: string; close(): Promise<void> }>;
  onProgress?: (text: string) => void;
  onLog?: (line: string) => void;
}

/** What a page in front of the sandbox needs to know of it. */
export interface PageParts {
  port: number;
  pluginDist: string;
  prometheusUrl: string;
  victoriaMetricsUrl: string | undefined;
  proxyUrl: string;
  token: string;
  folder: string;
  inbox: Inbox;
  log: (line: string) => void;
}

export interface Sandbox {
  /** Of the page. */
  url: string;
  clusterUrl: string;
  kubeconfig: string;
  prometheusUrl: string;
  /** The chat that the proxy tells: its page. */
  inboxUrl: string;
  token: string;
  proxy: ProxyProcess;
  /** Ends the proxy with the signal and starts it again over the same store. */
  restartProxy(signal: NodeJS.Signals): Promise<void>;
  close(): Promise<void>;
}

function standIn({ port, prometheusUrl, victoriaMetricsUrl, proxyUrl, token, inbox, log }: PageParts) {
  return startHost({
    port,
    pluginDist,
    hostDist,
    prometheusUrl,
    victoriaMetricsUrl,
    settings: { jsonData: { proxyUrl }, secureJsonData: { proxyToken: token } },
    inbox,
    log,
  });
}

/**
 * Starts the simulated cluster, a real Prometheus with history, the real proxy and the page, all on 127.0.0.1.
 * Whatever fails, what was started before is stopped again.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { hours, startPage = standIn, onProgress = () => {}, onLog = () => {} } = options;
  const folder = path.join(repository, '.cache', 'run', String(process.pid));
  const closers: Array<() => Promise<unknown>> = [() => rm(folder, { recursive: true, force: true })];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) {
      await closer();
    }
  };
  // Told at once, not after the history is written.
  await refuseTakenPort(options.port);
  // Messages link to the page before it is open.
  const port = options.port === 0 ? await freePort() : options.port;
  try {
    await mkdir(folder, { recursive: true });
    // Some of the troubles happen late in the story.
    const world = createWorld({ start: Date.now() - Math.max(plantedAfter, hours * 3_600_000) });
    const token = randomBytes(24).toString('hex');
    const cluster = await startCluster({ world, clock: Date.now, host: '127.0.0.1', port: 0, token });
    closers.push(() => cluster.close());
    const kubeconfig = path.join(folder, 'kubeconfig');
    await cluster.writeKubeconfig(kubeconfig);
    onProgress(`Cluster: ${cluster.url}`);

    const proxyPort = await freePort();
    const chat = await startInbox({ folder, grafana: `http://127.0.0.1:${port}` });
    closers.push(() => chat.close());
    const proxyOptions = {
      ...{ port: proxyPort, token, kubeconfig, onLog },
      storePath: path.join(folder, 'vigil.db'),
      environment: chat.environment,
    };
    const copy = options.victoriaMetrics ? await serveVictoriaMetrics({ folder, onProgress }) : undefined;
    if (copy) {
      closers.push(copy.stop);
      onProgress(`VictoriaMetrics: ${copy.url}`);
    }
    const prometheusStart = startPrometheus({
      ...{ world, hours, onProgress },
      ...{ vigil: `127.0.0.1:${proxyPort}`, copies: copy && [copy.url] },
    });
    prometheusStart.then(
      (prometheus) => closers.push(() => prometheus.close()),
      () => {}
    );
    const proxyStart = startProxyProcess(proxyOptions);
    proxyStart.catch(() => {});
    const prometheus = await prometheusStart;
    let proxy = await proxyStart;
    closers.push(async () => {
      proxy.kill('SIGTERM');
      await proxy.ended;
    });
    onProgress(`Proxy: ${proxy.url}`);

    const page = await startPage({
      port,
      pluginDist,
      prometheusUrl: prometheus.url,
      victoriaMetricsUrl: copy?.url,
      proxyUrl: proxy.url,
      token,
      folder,
      inbox: chat.inbox,
      log: onLog,
    });
    closers.push(() => page.close());
    return {
      url: page.url,
      clusterUrl: cluster.url,
      kubeconfig,
      prometheusUrl: prometheus.url,
      inboxUrl: startPage === standIn ? `${page.url}/inbox` : chat.url,
      token,
      get proxy() {
        return proxy;
      },
      restartProxy: async (signal) => {
        proxy.kill(signal);
        await proxy.ended;
        proxy = await startProxyProcess(proxyOptions);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
