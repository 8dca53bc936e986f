import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { HostContext } from '../host-context.ts';
import { parseDuration } from './query-step.ts';
import { Query, runQuery } from './run-query.ts';

const Body = z.object({
  queries: z.array(Query).min(1),
  from: z.string().default('now-1h'),
  to: z.string().default('now'),
});

/** `1700000000000` or `now-1h` → Unix milliseconds. */
function parseTime(text: string, now: number): number {
  const relative = /^now(?:-(.+))?$/.exec(text);
  return relative === null ? Number(text) : now - (parseDuration(relative[1]) ?? 0) * 1000;
}

/** POST /api/ds/query: all queries at once. One failed query makes the status 400; the good results are in the body too. */
export async function queryRoutes(server: FastifyInstance, context: HostContext): Promise<void> {
  server.post('/api/ds/query', async (request, reply) => {
    const body = Body.safeParse(request.body);
    const now = Date.now();
    const [from, to] = body.success ? [parseTime(body.data.from, now), parseTime(body.data.to, now)] : [NaN, NaN];
    if (!body.success || !Number.isFinite(from) || !Number.isFinite(to)) {
      return reply.code(400).send({ message: 'bad request data' });
    }
    const runs = body.data.queries.map(
      async (query) => [query.refId, await runQuery(context, query, from, to)] as const
    );
    const results = Object.fromEntries(await Promise.all(runs));
    const failed = Object.values(results).some((result) => result.error !== undefined);
    return reply.code(failed ? 400 : 200).send({ results });
  });
}
