import { STATUS_CODES } from 'node:http';
import type { Problem } from '@vigil/core/contract/problem';

type Code = Problem['code'];

const statuses: Record<Code, number> = {
  'wrong-token': 424,
  forbidden: 403,
  'not-found': 404,
  'bad-request': 400,
  conflict: 409,
  'too-many': 429,
  'not-ready': 503,
  'cluster-unreachable': 503,
  internal: 500,
};

/** Thrown where a call can not be answered; `message` is shown to the user and says what to do. */
export class Refusal extends Error {
  readonly code: Code;

  constructor(code: Code, detail: string) {
    super(detail);
    this.code = code;
  }
}

/** The body of the answer to a call that was refused. RFC 9457. */
export function problemOf({ code, message }: Refusal): Problem {
  const status = statuses[code];
  return { type: 'about:blank', title: STATUS_CODES[status] ?? code, status, detail: message, code };
}
