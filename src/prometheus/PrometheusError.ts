import { AnswerError } from '@vigil/core/prometheus/parse-answer';

/**
 * cancelled: we stopped it ourselves · no-source: the data source does not exist · forbidden: no right to query it ·
 * unreachable: no answer from Prometheus · timeout: it took too long · limit: the query touches more than the server
 * allows · refused: Prometheus did not accept the query · malformed: the answer is not Prometheus'.
 */
export type PrometheusErrorKind =
  'cancelled' | 'no-source' | 'forbidden' | 'unreachable' | 'timeout' | 'limit' | 'refused' | 'malformed';

/** Why a query gave no answer. `message` is in Prometheus' or Grafana's own words: safe to show. */
export class PrometheusError extends Error {
  constructor(
    readonly kind: PrometheusErrorKind,
    message: string,
    /** HTTP status; undefined when there was none. */
    readonly status?: number
  ) {
    super(message);
    this.name = 'PrometheusError';
  }
}

/** Makes one error of the many shapes Grafana's runtime rejects with: FetchError objects, strings, Errors. Never throws. */
export function toPrometheusError(cause: unknown, signal?: AbortSignal): PrometheusError {
  if (cause instanceof PrometheusError) {
    return cause;
  }
  if (signal?.aborted || field(cause, 'cancelled') === true) {
    return new PrometheusError('cancelled', 'Cancelled');
  }
  const status = numberField(cause, 'status');
  const text = messageOf(cause);
  if (cause instanceof AnswerError) {
    return new PrometheusError(cause.errorType === 'malformed' ? 'malformed' : kindOfText(cause.errorType, text), text);
  }
  return new PrometheusError(kindOf(status, text), text, status);
}

function kindOf(status: number | undefined, text: string): PrometheusErrorKind {
  if (status === 401 || status === 403) {
    return 'forbidden';
  }
  if (status === 504 || status === 408) {
    return 'timeout';
  }
  if (status === undefined || status >= 500) {
    // Prometheus says 503 for its own time-out and 422 for its limits; Grafana 500 and 502 when nobody answers.
    return status === 503 ? kindOfText('timeout', text) : 'unreachable';
  }
  return kindOfText('', text);
}

function kindOfText(errorType: string, text: string): PrometheusErrorKind {
  if (/too many samples|maximum resolution|too long query|limit|exceeded/i.test(text)) {
    return 'limit';
  }
  return errorType === 'timeout' || errorType === 'canceled' || /timed out/i.test(text) ? 'timeout' : 'refused';
}

function messageOf(cause: unknown): string {
  const data = field(cause, 'data');
  const candidates = [
    field(data, 'error'),
    field(data, 'message'),
    field(cause, 'message'),
    field(cause, 'statusText'),
    cause,
  ];
  const text = candidates.find((candidate): candidate is string => typeof candidate === 'string' && candidate !== '');
  return text ?? 'No answer';
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

function numberField(value: unknown, name: string): number | undefined {
  const found = field(value, name);
  return typeof found === 'number' ? found : undefined;
}
