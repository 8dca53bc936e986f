import type { FastifyInstance } from 'fastify';
import { wordsOfError } from '@vigil/core/vocabulary/words-of-error';
import type { HostContext } from '../host-context.ts';
import { describeDatasource } from './datasource-settings.ts';

/** GET /api/datasources and one of them by uid; the health of a data source is whether Prometheus answers. */
export async function datasourceRoutes(server: FastifyInstance, context: HostContext): Promise<void> {
  const { datasources } = context;
  server.get('/api/datasources', async () => datasources.map((one) => describeDatasource(context, one)));
  server.get('/api/datasources/uid/:uid', async (request, reply) => {
    const { uid } = request.params as { uid: string };
    const found = datasources.find((one) => one.uid === uid);
    return found
      ? describeDatasource(context, found)
      : reply.code(404).send({ message: 'Data source not found', messageId: 'datasources.notFound' });
  });
  server.get('/api/datasources/uid/:uid/health', async (request, reply) => {
    const { uid } = request.params as { uid: string };
    const url = datasources.find((one) => one.uid === uid)?.url ?? '';
    try {
      const answer = await fetch(`${url}/-/ready`, { signal: AbortSignal.timeout(5000) });
      if (!answer.ok) {
        throw new Error(`Prometheus answers ${answer.status}`);
      }
      return { status: 'OK', message: 'Successfully queried the Prometheus API.' };
    } catch (error) {
      return reply.code(400).send({ status: 'ERROR', message: wordsOfError(error) });
    }
  });
}
