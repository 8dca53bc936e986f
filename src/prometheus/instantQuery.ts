import {
  FieldType,
  type DataFrame,
  type DataSourceApi,
  type DataSourceInstanceSettings,
  type DataSourceJsonData,
} from '@grafana/data';
import { getDataSourceSrv, type BackendSrvRequest } from '@grafana/runtime';
import { parseInstantAnswer, type InstantAnswer } from '@vigil/core/prometheus/parse-answer';
import { PrometheusError, toPrometheusError } from './PrometheusError';
import { queryFrames } from './queryFrames';

export interface InstantQuery {
  expr: string;
  /** The moment the query is evaluated at, Unix milliseconds. */
  time: number;
  /** Aborting cancels the request; the promise then rejects with kind `cancelled`. */
  signal?: AbortSignal;
}

/**
 * Asks a Prometheus-type data source for an instant vector, with the user's own rights and the source's own
 * authentication. `source` is the data source's uid. Takes the raw JSON of the source's resource path `api/v1/query`
 * (a quarter of the bytes of frames); falls back to `query()` for sources without resources. Warnings of the answer are
 * in it. Rejects with {@link PrometheusError} only; shows no toast.
 *
 * @example const { samples } = await instantQuery(uid, { expr: 'up == 0', time: Date.now() });
 */
export async function instantQuery(source: string, query: InstantQuery): Promise<InstantAnswer> {
  const api = await getSource(source, query.signal);
  try {
    return hasResources(api) ? await askResource(api, source, query) : await askFrames(api, query);
  } catch (cause) {
    throw toPrometheusError(cause, query.signal);
  }
}

/** The data source, or a {@link PrometheusError} of kind `no-source`: the runtime rejects with anything but Errors. */
export async function getSource(uid: string, signal?: AbortSignal): Promise<DataSourceApi> {
  if (signal?.aborted) {
    throw new PrometheusError('cancelled', 'Cancelled');
  }
  try {
    return await getDataSourceSrv().get({ uid });
  } catch (cause) {
    throw new PrometheusError('no-source', toPrometheusError(cause).message);
  }
}

interface WithResources {
  getResource(path: string, params?: Record<string, string>, options?: Partial<BackendSrvRequest>): Promise<unknown>;
  postResource(path: string, data?: string, options?: Partial<BackendSrvRequest>): Promise<unknown>;
}

function hasResources(api: DataSourceApi): api is DataSourceApi & WithResources {
  return 'getResource' in api && 'postResource' in api && typeof api.postResource === 'function';
}

/** The resource path of a source, as GET or POST after its own configuration. Rejects with whatever the runtime throws. */
export async function callResource(
  api: WithResources,
  uid: string,
  path: string,
  params: Record<string, string>,
  signal?: AbortSignal
): Promise<unknown> {
  const options = { showErrorAlert: false, showSuccessAlert: false, abortSignal: signal };
  if (wantsGet(uid)) {
    return api.getResource(path, params, options);
  }
  try {
    // Grafana labels every POST as a form: the body has to be one, as text.
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    return await api.postResource(path, new URLSearchParams(params).toString(), { ...options, headers });
  } catch (cause) {
    if (toPrometheusError(cause).status === 405) {
      return api.getResource(path, params, options);
    }
    throw cause;
  }
}

async function askResource(api: DataSourceApi & WithResources, uid: string, query: InstantQuery) {
  const params = { query: query.expr, time: String(query.time / 1000) };
  try {
    return parseInstantAnswer(await callResource(api, uid, 'api/v1/query', params, query.signal));
  } catch (cause) {
    // A source whose plugin serves no resources: Grafana answers 404 or 501.
    const { status } = toPrometheusError(cause, query.signal);
    if (status === 404 || status === 501) {
      return askFrames(api, query);
    }
    throw cause;
  }
}

function wantsGet(uid: string): boolean {
  const settings: DataSourceInstanceSettings<DataSourceJsonData & { httpMethod?: string }> | undefined =
    getDataSourceSrv().getInstanceSettings({ uid });
  return settings?.jsonData?.httpMethod === 'GET';
}

async function askFrames(api: DataSourceApi, { expr, time, signal }: InstantQuery): Promise<InstantAnswer> {
  const frames = await queryFrames(
    api,
    { refId: 'A', expr, instant: true, range: false, format: 'time_series' },
    { from: time - 60_000, to: time, step: 60 },
    signal
  );
  return {
    samples: frames.flatMap(samplesOf),
    warnings: frames.flatMap((frame) => frame.meta?.notices?.map((notice) => notice.text) ?? []),
  };
}

function samplesOf(frame: DataFrame): InstantAnswer['samples'] {
  return frame.fields
    .filter((field) => field.type === FieldType.number && field.values.length > 0)
    .map((field) => ({ labels: field.labels ?? {}, value: Number(field.values[field.values.length - 1]) }));
}
