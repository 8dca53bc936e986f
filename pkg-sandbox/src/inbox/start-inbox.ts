import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import fastify from 'fastify';
import { bots } from './bots.ts';
import { Inbox } from './inbox.ts';
import { inboxRoutes } from './inbox-routes.ts';
import { proxyConfiguration } from './proxy-configuration.ts';

export interface RunningInbox {
  inbox: Inbox;
  /** Of its page. */
  url: string;
  /** What the proxy needs to tell it. */
  environment: Record<string, string>;
  close(): Promise<void>;
}

/**
 * Starts the chat on 127.0.0.1, and writes the proxy's configuration that tells it into the folder. Robots are called here,
 * as the page may open after the first incident.
 */
export async function startInbox(options: { folder: string; grafana: string }): Promise<RunningInbox> {
  const inbox = new Inbox();
  const server = fastify({ forceCloseConnections: true });
  await inboxRoutes(server, inbox);
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  const file = path.join(options.folder, 'vigil.yaml');
  await writeFile(file, proxyConfiguration(options.grafana));
  const addresses = bots.map(({ name, variable }) => [variable, `${url}/inbox/hooks/${name}`] as const);
  return {
    inbox,
    url: `${url}/inbox`,
    environment: { VIGIL_CONFIG: file, ...Object.fromEntries(addresses) },
    close: () => server.close(),
  };
}
