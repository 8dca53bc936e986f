/**
 * Why the proxy's answer is not there. not-configured: no address set · unreachable: Grafana could not reach it ·
 * forbidden: the user may not · wrong-token: Grafana's token is not the proxy's · not-ready: it has not listed the cluster
 * yet · contract-mismatch: what answers is no Vigil proxy or one of another version · not-found: it no longer knows the
 * thing asked for · unexpected: anything else.
 */
export const problemKinds = [
  'not-configured',
  'unreachable',
  'forbidden',
  'wrong-token',
  'not-ready',
  'contract-mismatch',
  'not-found',
  'unexpected',
] as const;
export type ProblemKind = (typeof problemKinds)[number];

export interface BackendProblem {
  kind: ProblemKind;
  /** The words of whoever refused, safe to show; empty when there were none. */
  detail: string;
  /** HTTP status; null when there was no answer. */
  status: number | null;
}

/** No address of the proxy is set: nothing was asked. */
export const notConfigured: BackendProblem = { kind: 'not-configured', detail: '', status: null };

/** A {@link BackendProblem} on its way through an Observable. */
export class ProxyError extends Error {
  readonly problem: BackendProblem;

  constructor(problem: BackendProblem) {
    super(`${problem.kind}: ${problem.detail}`);
    this.name = 'ProxyError';
    this.problem = problem;
  }
}
