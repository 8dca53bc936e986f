// A process of its own: enough of a Kubernetes API for one kind that changes a lot, fast enough not to be what is measured.
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { selfSigned } from '../../pkg-sandbox/src/cluster/self-signed.ts';
import { serveParent } from '../processes/serve-parent.ts';
import { BenchCluster, type Crash } from './bench-cluster.ts';
import { listPage, logText } from './list-answer.ts';
import { keepOpen, PodWatches } from './open-watch.ts';
import { podText } from './pod-text.ts';
import { type Mixture, type Sent, sendBurst, sendSteadily } from './send-load.ts';

let watches = new PodWatches();
let cluster = new BenchCluster(0, Date.now());
let steady: Promise<Sent> | undefined;
let podsListedAt = 0;

function answer(path: string, query: URLSearchParams, response: ServerResponse): void {
  const resource = /^\/apis?\/(?:[^/]+\/)?v\d\w*\/(?:namespaces\/[^/]+\/)?([a-z]+)$/.exec(path)?.[1];
  const log = /\/pods\/([^/]+)\/log$/.exec(path)?.[1];
  const version = () => cluster.version;
  if (log) {
    response.writeHead(200, { 'content-type': 'text/plain' }).end(logText(log));
  } else if (path === '/version') {
    json(response, '{"major":"1","minor":"34","gitVersion":"v1.34.1"}');
  } else if (resource && query.get('watch') === 'true') {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.flushHeaders();
    if (resource === 'pods') {
      watches.open(response, query, version);
    } else {
      keepOpen(response, query, resource, version);
    }
  } else if (resource) {
    json(response, listPage('List', cluster.version, items(resource, query), query));
  } else {
    response.writeHead(404).end('{"kind":"Status","code":404,"reason":"NotFound","message":"not here"}');
  }
}

function items(resource: string, query: URLSearchParams): string[] {
  if (resource === 'deployments' || resource === 'replicasets') {
    return cluster.owners(resource);
  }
  if (resource !== 'pods') {
    return [];
  }
  podsListedAt ||= Date.now();
  // Only what the page shows is made: a real server has it ready.
  const from = Number(query.get('continue') ?? 0);
  const limit = Number(query.get('limit') ?? 0) || cluster.pods.length;
  return cluster.pods.map((pod, index) => (index >= from && index < from + limit ? podText(pod) : ''));
}

function json(response: ServerResponse, body: string): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(body);
}

const { certificate, key } = selfSigned('127.0.0.1', Date.now());
const server = createServer({ cert: certificate, key }, (request, response) => {
  const url = new URL(request.url ?? '/', 'https://127.0.0.1');
  answer(url.pathname, url.searchParams, response);
});

const commands = {
  async listen({ pods }: { pods: number }): Promise<{ url: string; certificate: string; podBytes: number }> {
    cluster = new BenchCluster(pods, Date.now());
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const sample = cluster.pods.slice(0, 100).map((pod) => podText(pod).length);
    const podBytes = sample.reduce((sum, bytes) => sum + bytes, 0) / Math.max(1, sample.length);
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return { url, certificate, podBytes: Math.round(podBytes) };
  },
  /** As it was in the beginning; nobody may be watching. */
  renew({ pods }: { pods: number }): void {
    watches = new PodWatches();
    cluster = new BenchCluster(pods, Date.now());
  },
  /** Before another client lists. */
  expectVisible(): void {
    podsListedAt = 0;
    cluster.expectVisible();
  },
  /** When the first page of pods was asked for since then, Unix milliseconds. */
  podsListedAt: (): number => podsListedAt,
  watching: (): number => watches.count,
  burst: (load: Mixture & { updates: number }): Promise<Sent> => sendBurst(cluster, watches, load),
  /** Begins; `finished` waits for its end. */
  begin(load: Mixture & { perSecond: number; seconds: number }): void {
    steady = sendSteadily(cluster, watches, load);
  },
  finished: async (): Promise<Sent | undefined> => steady,
  crashes: (): Crash[] => cluster.takeCrashes(),
  expected: (): Record<string, number> => cluster.expected(),
};
export type ApiServerCommands = typeof commands;

serveParent(commands);
