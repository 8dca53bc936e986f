import type { DataSourceInstanceSettings } from '@grafana/data';
import { setDataSourceSrv, type DataSourceSrv } from '@grafana/runtime';
import { of } from 'rxjs';

export interface FakeCall {
  method: 'GET' | 'POST' | 'query';
  path: string;
  expr: string;
  time: string;
  body: unknown;
  options: unknown;
}

export interface FakePrometheus {
  calls: FakeCall[];
  /** Queries that run at this moment, and the most that ever did. */
  running: number;
  mostRunning: number;
}

/** A vector as Prometheus answers it. Labels as `a=1,b=2`. */
export function vector(...rows: Array<readonly [labels: string, value: number | string]>) {
  const result = rows.map(([labels, value]) => ({
    metric: Object.fromEntries(
      labels
        .split(',')
        .filter(Boolean)
        .map((pair) => pair.split('=', 2))
    ) as Record<string, string>,
    value: [1_763_719_200, String(value)],
  }));
  return { status: 'success', data: { resultType: 'vector', result } };
}

export interface FakeOptions {
  /** The body for a query; throws what Grafana's runtime would reject with. */
  answer(expr: string): unknown;
  httpMethod?: 'GET' | 'POST';
  /** False: a source that has only `query()`. */
  hasResources?: boolean;
  /** Frames that `query()` gives. */
  frames?: unknown[];
  sources?: Array<Partial<DataSourceInstanceSettings>>;
}

const meta = { info: { logos: { small: '' } } };
const prometheus = { uid: 'prom', name: 'prod-prometheus', type: 'prometheus', isDefault: true };

/** Puts a Prometheus data source behind Grafana's runtime: everything above that seam runs for real. */
export function fakePrometheus(options: FakeOptions): FakePrometheus {
  const { answer, httpMethod, hasResources = true, frames = [] } = options;
  const sources = (options.sources ?? [prometheus]).map((source) => ({ jsonData: { httpMethod }, meta, ...source }));
  const fake: FakePrometheus = { calls: [], running: 0, mostRunning: 0 };
  const call = async (
    method: FakeCall['method'],
    path: string,
    params: URLSearchParams,
    body: unknown,
    extra: unknown
  ) => {
    const expr = params.get('query') ?? '';
    fake.calls.push({ method, path, expr, time: params.get('time') ?? '', body, options: extra });
    fake.running += 1;
    fake.mostRunning = Math.max(fake.mostRunning, fake.running);
    try {
      await Promise.resolve();
      return await answer(expr);
    } finally {
      fake.running -= 1;
    }
  };
  const api = {
    uid: 'prom',
    getRef: () => ({ uid: 'prom', type: 'prometheus' }),
    query: (request: { targets: Array<{ expr: string }> }) => {
      fake.calls.push({
        method: 'query',
        path: '',
        expr: request.targets[0]?.expr ?? '',
        time: '',
        body: request,
        options: {},
      });
      return of({ data: frames });
    },
    ...(hasResources && {
      getResource: (path: string, params: Record<string, string>, extra: unknown) =>
        call('GET', path, new URLSearchParams(params), undefined, extra),
      postResource: (path: string, body: string, extra: unknown) =>
        call('POST', path, new URLSearchParams(body), body, extra),
    }),
  };
  const service = {
    get: async (ref: { uid: string }) => {
      if (!sources.some(({ uid }) => uid === ref.uid)) {
        throw `Datasource ${ref.uid} was not found`;
      }
      return api;
    },
    getInstanceSettings: (ref: { uid: string } | string | null) =>
      sources.find(({ uid }) => uid === (typeof ref === 'string' ? ref : ref?.uid)),
    // Grafana appends its built-in source to what a filter lets through.
    getList: () => [...sources, { uid: 'grafana', name: '-- Grafana --', type: 'datasource', meta }],
  };
  setDataSourceSrv(service as unknown as DataSourceSrv);
  return fake;
}
