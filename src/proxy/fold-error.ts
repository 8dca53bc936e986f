import { Problem } from '@vigil/core/contract/problem';
import { ProxyError, type BackendProblem, type ProblemKind } from './backend-problem';

const kindOfCode: Record<string, ProblemKind> = {
  'wrong-token': 'wrong-token',
  forbidden: 'forbidden',
  'not-found': 'not-found',
  'not-ready': 'not-ready',
  'cluster-unreachable': 'not-ready',
};

/** Whatever was thrown on the way to the proxy and back, as a problem. */
export function foldError(error: unknown): BackendProblem {
  if (error instanceof ProxyError) {
    return error.problem;
  }
  if (isAnswer(error)) {
    return foldAnswer(error.status, error.data);
  }
  return { kind: 'unreachable', detail: error instanceof Error ? error.message : '', status: null };
}

/** A refusal by status and body. A body that is no problem+json is Grafana's own, or that of something in between. */
export function foldAnswer(status: number, body: unknown): BackendProblem {
  const problem = Problem.safeParse(typeof body === 'string' ? parseJson(body) : body);
  if (problem.success) {
    return { kind: kindOfCode[problem.data.code] ?? 'unexpected', detail: problem.data.detail, status };
  }
  return { kind: kindOfStatus(status), detail: messageOf(body), status };
}

function kindOfStatus(status: number): ProblemKind {
  switch (status) {
    case 502:
    case 504:
    case -1:
    case 0:
      return 'unreachable';
    case 403:
      return 'forbidden';
    case 401:
    case 424:
      return 'wrong-token';
    case 503:
      return 'not-ready';
    // The proxy answers its own 404s with a problem: this is another server, or a plugin.json older than this page.
    case 404:
    case 405:
      return 'contract-mismatch';
    default:
      return 'unexpected';
  }
}

function messageOf(body: unknown): string {
  if (typeof body === 'object' && body !== null && 'message' in body && typeof body.message === 'string') {
    return body.message;
  }
  return typeof body === 'string' && !body.trimStart().startsWith('<') ? body.slice(0, 300) : '';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isAnswer(error: unknown): error is { status: number; data?: unknown } {
  return typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number';
}
