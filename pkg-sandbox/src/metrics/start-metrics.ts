import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { World } from '../world/world.ts';
import { Counters } from './counters.ts';
import { exposition } from './exposition.ts';
import { targetsOf } from './targets.ts';

export interface MetricsServer {
  url: string;
  port: number;
  close(): Promise<void>;
}

/**
 * Serves the pages of the cluster's exporters, by default on a free port of 127.0.0.1, at the moment of each request. A
 * target on a node that cannot be reached closes the connection without an answer. Give the `counters` a history was
 * written with, and they go on from there. `clock`: Unix milliseconds. Rejects when the port is taken.
 */
export async function startMetrics(options: {
  world: World;
  clock: () => number;
  counters?: Counters;
  host?: string;
  port?: number;
}): Promise<MetricsServer> {
  const { world, clock, counters = new Counters(), host = '127.0.0.1' } = options;
  const targets = new Map(targetsOf(world.at(clock())).map((target) => [encodeURI(target.path), target]));
  const server = createServer((request, response) => {
    const target = targets.get((request.url ?? '').split('?')[0] ?? '');
    if (target === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end(`${[...targets.keys()].join('\n')}\n`);
      return;
    }
    const state = world.at(clock());
    counters.advance(state);
    const page = target.scrape(state, counters);
    if (typeof page === 'string') {
      request.socket.destroy();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(exposition(page));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}`,
    port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}
