import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

const Body = z.object({ path: z.string().min(1) });

/** POST /api/short-urls and GET /goto/:uid; the path must be relative, as in Grafana. */
export async function shortUrlRoutes(server: FastifyInstance): Promise<void> {
  const paths = new Map<string, string>();

  server.post('/api/short-urls', async (request, reply) => {
    const body = Body.safeParse(request.body);
    if (!body.success || body.data.path.startsWith('/') || body.data.path.includes('../')) {
      return reply.code(400).send({ message: 'Path should be relative' });
    }
    const uid = randomBytes(7).toString('hex');
    paths.set(uid, body.data.path);
    return { uid, url: `${request.protocol}://${request.host}/goto/${uid}?orgId=1` };
  });
  server.get('/goto/:uid', async (request, reply) => {
    const { uid } = request.params as { uid: string };
    const path = paths.get(uid);
    return path === undefined ? reply.redirect('/', 308) : reply.redirect(`/${path}`, 302);
  });
}
