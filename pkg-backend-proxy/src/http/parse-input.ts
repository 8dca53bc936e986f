import type { IncomingHttpHeaders } from 'node:http';
import type { z } from 'zod';
import { Refusal } from './problem.ts';

/** What the schema makes of a call's query or body. Throws a {@link Refusal} that names what is wrong with it. */
export function parseInput<Schema extends z.ZodType>(
  part: 'query' | 'body' | 'path',
  schema: Schema,
  value: unknown
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.') || part}: ${issue.message}`);
    throw new Refusal('bad-request', `The ${part} is wrong. ${faults.slice(0, 5).join('; ')}.`);
  }
  return parsed.data;
}

/** A call that only reads has no body: one that comes was meant for another place. */
export function refuseBody(headers: IncomingHttpHeaders): void {
  if (Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined) {
    throw new Refusal('bad-request', 'This call takes no body: everything is said in the address.');
  }
}
