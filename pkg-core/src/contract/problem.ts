import { z } from 'zod';

/**
 * What can be wrong, as the proxy says it. The proxy never answers 401: Grafana's client would repeat the request.
 * wrong-token: 424 · forbidden: 403 · not-found: 404 · bad-request: 400 · not-ready: 503 · conflict: 409 · internal: 500
 */
export const problemCodes = [
  'wrong-token',
  'forbidden',
  'not-found',
  'bad-request',
  'conflict',
  'too-many',
  'not-ready',
  'cluster-unreachable',
  'internal',
] as const;

/** An RFC 9457 problem body (`application/problem+json`). */
export const Problem = z.object({
  /** `about:blank` unless a page of the docs explains it. */
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  /** What happened and what to do; safe to show. */
  detail: z.string(),
  code: z.enum(problemCodes),
});
export type Problem = z.infer<typeof Problem>;
