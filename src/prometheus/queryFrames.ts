import {
  CoreApp,
  dateTime,
  LoadingState,
  type DataFrame,
  type DataQueryRequest,
  type DataSourceApi,
  type TimeRange,
} from '@grafana/data';
import type { DataQuery } from '@grafana/schema';
import { from } from 'rxjs';
import { PrometheusError, toPrometheusError } from './PrometheusError';

/** The fields of a Prometheus query that Vigil sets. */
export interface PrometheusQuery extends DataQuery {
  expr: string;
  instant: boolean;
  range: boolean;
  format: 'time_series';
  legendFormat?: string;
  /** The least step, as a Prometheus duration. */
  interval?: string;
}

let requests = 0;

/**
 * Runs one query through the data source's own `query()`, that is `/api/ds/query`. `from`, `to` in Unix milliseconds,
 * `step` in seconds. Rejects with {@link PrometheusError}.
 */
export function queryFrames(
  source: DataSourceApi,
  query: PrometheusQuery,
  window: { from: number; to: number; step: number },
  signal?: AbortSignal
): Promise<DataFrame[]> {
  const range = timeRange(window);
  requests += 1;
  const request: DataQueryRequest<PrometheusQuery> = {
    app: CoreApp.Unknown,
    requestId: `vigil-${requests}`,
    timezone: 'browser',
    range,
    interval: `${window.step}s`,
    intervalMs: window.step * 1000,
    maxDataPoints: Math.max(1, Math.ceil((window.to - window.from) / (window.step * 1000))),
    scopedVars: {},
    startTime: window.to,
    targets: [{ ...query, datasource: source.getRef() }],
  };
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(new PrometheusError('cancelled', 'Cancelled'));
      return;
    }
    let frames: DataFrame[] = [];
    let problem: PrometheusError | undefined;
    // query() gives a promise or an observable, as the data source likes.
    const subscription = from(source.query(request)).subscribe({
      next: (answer) => {
        if (answer.state === LoadingState.Loading) {
          return;
        }
        frames = answer.data;
        const error = answer.errors?.[0];
        problem = error ? toPrometheusError(error, signal) : undefined;
      },
      error: (cause: unknown) => reject(toPrometheusError(cause, signal)),
      complete: () => (problem ? reject(problem) : resolve(frames)),
    });
    signal?.addEventListener('abort', () => {
      subscription.unsubscribe();
      reject(new PrometheusError('cancelled', 'Cancelled'));
    });
  });
}

/** A window of absolute times, as panels and queries want it. Unix milliseconds. */
export function timeRange({ from, to }: { from: number; to: number }): TimeRange {
  const range = { from: dateTime(from), to: dateTime(to) };
  return { ...range, raw: range };
}
