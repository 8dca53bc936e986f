import { posix } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { wordsOfError } from '@vigil/core/vocabulary/words-of-error';
import type { HostContext } from '../host-context.ts';

/** The default of Grafana's [dataproxy] timeout. */
const timeout = 30_000;
const passed = ['content-type', 'cache-control', 'expires', 'warning'];

/**
 * /api/datasources/uid/:uid/resources/*: any path of Prometheus, buffered whole. A POST body always goes out as a form,
 * and is refused with 405 where the data source is configured for GET. Prometheus' own status and body pass.
 */
export async function resourceRoutes(server: FastifyInstance, context: HostContext): Promise<void> {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  server.route({
    method: ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'],
    url: '/api/datasources/uid/:uid/resources/*',
    handler: async (request, reply) => {
      const { uid, '*': path } = request.params as { uid: string; '*': string };
      const datasource = context.datasources.find((one) => one.uid === uid);
      if (datasource === undefined) {
        return reply.code(404).send({ message: 'Data source not found', messageId: 'datasources.notFound' });
      }
      if (request.method !== 'GET' && context.prometheusMethod === 'GET') {
        return reply.code(405).send();
      }
      const search = /\?.*$/.exec(request.raw.url ?? '')?.[0] ?? '';
      let answer: Response;
      let body: Buffer;
      try {
        answer = await fetch(datasource.url + posix.join('/', path) + search, {
          method: request.method,
          ...(Buffer.isBuffer(request.body) && { body: new Uint8Array(request.body) }),
          ...(request.method === 'POST' && { headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
          signal: AbortSignal.timeout(timeout),
        });
        body = Buffer.from(await answer.arrayBuffer());
      } catch (error) {
        context.log(`resources: ${request.method} ${path}: ${wordsOfError(error)}`);
        return reply.code(500).send({
          message: 'An error occurred within the plugin',
          messageId: 'plugin.requestFailureError',
          statusCode: 500,
        });
      }
      for (const name of passed) {
        const value = answer.headers.get(name);
        if (value !== null) {
          reply.header(name, value);
        }
      }
      return reply.code(answer.status).header('content-security-policy', 'sandbox').send(body);
    },
  });
}
