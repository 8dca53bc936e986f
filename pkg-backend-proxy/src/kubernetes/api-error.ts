import { asNumberOrNull, asObject, asText } from '@vigil/core/kubernetes/read-json';

/** An answer of the API server that is not what was asked for, in its own words. */
export class ApiError extends Error {
  readonly status: number;
  /** How long the server wants to be left alone; null when it did not say. */
  readonly retryAfterMs: number | null;

  constructor(message: string, status: number, retryAfterMs: number | null) {
    super(message);
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

/** From a `Status` object, as it comes in an error body and in an ERROR event of a watch. */
export function errorOfStatus(raw: unknown, httpStatus: number, retryAfterHeader?: string): ApiError {
  const status = asObject(raw);
  const code = asNumberOrNull(status.code) ?? httpStatus;
  const seconds =
    Number.parseFloat(retryAfterHeader ?? '') || asNumberOrNull(asObject(status.details).retryAfterSeconds);
  const message = asText(status.message) || asText(status.reason) || `HTTP ${code}`;
  return new ApiError(message, code, seconds ? seconds * 1000 : null);
}

/** From the body of an answer, which may be a `Status`, plain text or nothing. */
export function errorOfBody(body: string, httpStatus: number, retryAfterHeader?: string): ApiError {
  let status: unknown;
  try {
    status = JSON.parse(body);
  } catch {
    status = { message: body.trim().slice(0, 1000) };
  }
  return errorOfStatus(status, httpStatus, retryAfterHeader);
}
