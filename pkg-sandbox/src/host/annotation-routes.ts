import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { includesRole } from './plugin-manifest.ts';
import { readVisitor } from './visitor.ts';

const NewAnnotation = z.object({
  time: z.number().optional(),
  timeEnd: z.number().optional(),
  text: z.string().min(1),
  tags: z.array(z.string()).default([]),
});

interface Annotation {
  id: number;
  time: number;
  timeEnd: number;
  text: string;
  tags: string[];
}

/** GET and POST /api/annotations, kept in memory: tags must all match, times overlap, newest first. */
export async function annotationRoutes(server: FastifyInstance): Promise<void> {
  const annotations: Annotation[] = [];

  server.get('/api/annotations', async (request) => {
    const query = new URL(request.url, 'http://sandbox.invalid').searchParams;
    const from = Number(query.get('from') ?? 0);
    const to = Number(query.get('to') ?? Number.MAX_SAFE_INTEGER);
    const tags = query.getAll('tags');
    return annotations
      .filter((one) => one.time <= to && one.timeEnd >= from && tags.every((tag) => one.tags.includes(tag)))
      .slice(0, Number(query.get('limit') ?? 100));
  });
  server.post('/api/annotations', async (request, reply) => {
    if (!includesRole(readVisitor(request.headers.cookie).role, 'Editor')) {
      return reply
        .code(403)
        .send({ title: 'Access denied', message: "You'll need additional permissions: annotations:create" });
    }
    const parsed = NewAnnotation.safeParse(request.body);
    if (!parsed.success) {
      return reply.code(400).send({ message: 'bad request data' });
    }
    const { text, tags, time = Date.now(), timeEnd = time } = parsed.data;
    const annotation = { id: annotations.length + 1, time, timeEnd, text, tags };
    annotations.unshift(annotation);
    return { id: annotation.id, message: 'Annotation added' };
  });
}
