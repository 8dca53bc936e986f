import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { HostContext } from '../host-context.ts';
import { actionsOf } from '../permissions.ts';
import { includesRole } from '../plugin-manifest.ts';
import { readVisitor } from '../visitor.ts';
import { expandTemplate } from './expand-template.ts';
import { forward } from './forward.ts';
import { matchRoute } from './match-route.ts';
import { requestHeaders } from './request-headers.ts';

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'];

/** /api/plugin-proxy/:id/* as Grafana does it: the routes of plugin.json in order, roles, templates, headers. */
export async function pluginProxy(server: FastifyInstance, context: HostContext): Promise<void> {
  server.removeAllContentTypeParsers();
  // The body is not read here: it streams through.
  server.addContentTypeParser('*', (_request, _payload, done) => done(null));

  const handle = async (path: string, request: FastifyRequest, reply: FastifyReply) => {
    const { id } = request.params as { id: string };
    const manifest = context.manifest();
    const settings = context.settings.read();
    if (id !== manifest.id) {
      return reply.code(404).send({ message: 'Plugin not found' });
    }
    if (!settings.enabled) {
      return reply.code(404).send({ message: 'Plugin is not enabled' });
    }
    const match = matchRoute(manifest.routes, request.method, path);
    if (match === undefined) {
      context.log(`plugin-proxy: no route of plugin.json takes ${request.method} ${path}`);
      return reply.code(404).send({ message: 'plugin route match not found' });
    }
    const { route, rest } = match;
    const visitor = readVisitor(request.headers.cookie);
    const allowed =
      route.reqAction !== ''
        ? actionsOf(manifest, visitor.role).has(route.reqAction)
        : route.reqRole === '' || includesRole(visitor.role, route.reqRole);
    if (!allowed) {
      return reply.code(403).send({ message: 'plugin proxy route access denied' });
    }
    const data = { JsonData: settings.jsonData, SecureJsonData: settings.secureJsonData };
    let url: string;
    let headers: Array<{ name: string; content: string }>;
    try {
      url = expandTemplate(route.url, data);
      headers = route.headers.map(({ name, content }) => ({ name, content: expandTemplate(content, data) }));
    } catch (error) {
      context.log(`plugin-proxy: route "${route.path}": ${String(error)}`);
      return reply.code(500).send({ message: 'Could not interpolate plugin route url' });
    }
    const search = /\?.*$/.exec(request.raw.url ?? '')?.[0] ?? '';
    reply.hijack();
    forward(request.raw, reply.raw, {
      url,
      rest,
      search,
      headers: requestHeaders(request.headers, request.ip, visitor, headers),
      log: context.log,
    });
    return reply;
  };

  server.route({
    method: methods,
    url: '/api/plugin-proxy/:id',
    handler: (request, reply) => handle('', request, reply),
  });
  server.route({
    method: methods,
    url: '/api/plugin-proxy/:id/*',
    // Taken from the raw URL: the router has decoded its own copy.
    handler: (request, reply) => {
      const raw = (request.raw.url ?? '').replace(/\?.*$/, '');
      return handle(raw.split('/').slice(4).join('/'), request, reply);
    },
  });
}
