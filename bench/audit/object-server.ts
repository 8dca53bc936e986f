// A process of its own: the lists of every kind of a cluster in which nothing happens.
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { selfSigned } from '../../pkg-sandbox/src/cluster/self-signed.ts';
import { listPage } from '../cluster/list-answer.ts';
import { keepOpen } from '../cluster/open-watch.ts';
import { serveParent } from '../processes/serve-parent.ts';
import { auditCluster } from './audit-cluster.ts';

const version = 2_000;
/** By the kind's name in the API: the objects as text. */
const lists = new Map<string, string[]>();

const { certificate, key } = selfSigned('127.0.0.1', Date.now());
const server = createServer({ cert: certificate, key }, (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'https://127.0.0.1');
  const kind = /^\/apis?\/(?:[^/]+\/)?v\d\w*\/([a-z]+)$/.exec(pathname)?.[1];
  response.setHeader('content-type', 'application/json');
  if (pathname === '/version') {
    response.end('{"major":"1","minor":"33","gitVersion":"v1.33.2"}');
  } else if (kind && searchParams.get('watch') === 'true') {
    response.flushHeaders();
    keepOpen(response, searchParams, kind, () => version);
  } else if (kind) {
    response.end(listPage('List', version, lists.get(kind) ?? [], searchParams));
  } else {
    response.writeHead(404).end('{"kind":"Status","code":404,"reason":"NotFound","message":"not here"}');
  }
});

const commands = {
  /** `now`: the moment the cluster is as it is, Unix milliseconds. */
  async listen(size: { nodes: number; pods: number; now: number }): Promise<{ url: string; certificate: string }> {
    for (const [kind, objects] of Object.entries(auditCluster(size.nodes, size.pods, size.now))) {
      lists.set(
        kind,
        objects.map((object) => JSON.stringify(object))
      );
    }
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, certificate };
  },
};
export type ObjectServerCommands = typeof commands;

serveParent(commands);
