import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { wordsOfError } from '@vigil/core/vocabulary/words-of-error';
import { accountRoutes } from './account-routes.ts';
import { annotationRoutes } from './annotation-routes.ts';
import { assetRoutes } from './asset-routes.ts';
import { listDatasources } from './datasource/list-datasources.ts';
import { datasourceRoutes } from './datasource/datasource-routes.ts';
import { queryRoutes } from './datasource/query-routes.ts';
import { resourceRoutes } from './datasource/resource-routes.ts';
import type { Inbox } from '../inbox/inbox.ts';
import { inboxRoutes } from '../inbox/inbox-routes.ts';
import type { HostContext, HostLog } from './host-context.ts';
import { pageRoutes } from './page-routes.ts';
import { readManifest } from './plugin-manifest.ts';
import { pluginProxy } from './proxy/plugin-proxy.ts';
import { settingsRoutes } from './settings-routes.ts';
import { createSettingsStore } from './settings-store.ts';
import { shortUrlRoutes } from './short-url-routes.ts';

export interface HostOptions {
  /** 0 takes a free port. */
  port: number;
  /** Folder of the built plugin, with plugin.json and module.js. */
  pluginDist: string;
  /** Folder of the built host page (pkg-sandbox/host/dist). */
  hostDist: string;
  /** Without a slash at its end. */
  prometheusUrl: string;
  prometheusMethod?: 'GET' | 'POST';
  /** Of a second data source, with the same series in it. */
  victoriaMetricsUrl?: string | undefined;
  /** What an administrator would have set for the plugin: the proxy's address and token among them. */
  settings: { jsonData: Record<string, unknown>; secureJsonData: Record<string, string> };
  /** The chat to show under /inbox. */
  inbox?: Inbox;
  log: HostLog;
}

export interface Host {
  url: string;
  close(): Promise<void>;
}

const routes: Array<(server: FastifyInstance, context: HostContext) => Promise<void>> = [
  accountRoutes,
  annotationRoutes,
  assetRoutes,
  datasourceRoutes,
  pluginProxy,
  queryRoutes,
  resourceRoutes,
  settingsRoutes,
  shortUrlRoutes,
];

async function listen(server: FastifyInstance, port: number): Promise<string> {
  try {
    return await server.listen({ host: '127.0.0.1', port });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new Error(
        `Port ${port} for the Grafana host is taken: stop what listens there or choose another with --port`
      );
    }
    throw error;
  }
}

/**
 * Starts the stand-in for Grafana on 127.0.0.1: the host page with the built plugin in it, and the calls the plugin makes.
 * Throws an Error that says what to do where the port is taken or one of the two builds is missing.
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const { port, pluginDist, hostDist, prometheusMethod = 'POST', settings, inbox, log } = options;
  readManifest(pluginDist);
  if (!existsSync(join(hostDist, 'index.html'))) {
    throw new Error(`The host page is not built (${hostDist}): run "npm run build:host -w pkg-sandbox" first`);
  }
  const context: HostContext = {
    pluginDist,
    hostDist,
    datasources: listDatasources(options),
    prometheusMethod,
    manifest: () => readManifest(pluginDist),
    settings: createSettingsStore(settings),
    log,
  };
  const server = fastify({
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 1000 },
    bodyLimit: 16 * 1024 * 1024,
  });
  server.setErrorHandler(async (error, request, reply) => {
    const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
    const message = wordsOfError(error);
    log(`${request.method} ${request.url}: ${message}`);
    return reply.code(status).send({ message });
  });
  for (const register of routes) {
    await server.register(async (scope) => register(scope, context));
  }
  if (inbox) {
    await server.register(async (scope) => inboxRoutes(scope, inbox));
  }
  // Not in a scope of its own: its answer for unknown paths must be that of the whole server.
  await pageRoutes(server, context);
  await listen(server, port);
  const address = server.server.address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  return { url: `http://127.0.0.1:${actual}`, close: () => server.close() };
}
