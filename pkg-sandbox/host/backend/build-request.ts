import { urlUtil } from '@grafana/data';
import type { BackendSrvRequest } from '@grafana/runtime';

const writes = ['POST', 'PUT', 'PATCH'];

function parseBody(data: unknown, isJson: boolean): BodyInit | undefined {
  if (data === undefined || data === null) {
    return undefined;
  }
  if (typeof data === 'string' || data instanceof Blob || data instanceof FormData || data instanceof URLSearchParams) {
    return data;
  }
  if (isJson) {
    return JSON.stringify(data);
  }
  return new URLSearchParams(Object.entries(data).map(([name, value]): [string, string] => [name, String(value)]));
}

/** A runtime request as `fetch` takes it: JSON unless a content type says otherwise, parameters in the URL. */
export function buildRequest(options: BackendSrvRequest): { url: string; init: RequestInit } {
  const method = options.method?.toUpperCase() ?? 'GET';
  const headers = new Headers(
    Object.entries(options.headers ?? {}).map(([name, value]): [string, string] => [name, String(value)])
  );
  if (!headers.has('accept')) {
    headers.set('accept', 'application/json, text/plain, */*');
  }
  if (writes.includes(method) && !headers.has('content-type') && !(options.data instanceof FormData)) {
    headers.set('content-type', 'application/json');
  }
  const isJson = headers.get('content-type')?.includes('application/json') ?? false;
  const body = method === 'GET' || method === 'HEAD' ? undefined : parseBody(options.data, isJson);
  const query = options.params === undefined ? '' : urlUtil.serializeParams(options.params);
  const url = query === '' ? options.url : `${options.url}${options.url.includes('?') ? '&' : '?'}${query}`;
  return {
    url,
    init: { method, headers, credentials: options.credentials ?? 'same-origin', ...(body !== undefined && { body }) },
  };
}

/** The address below the host's root, with or without the leading slash a plugin may write. */
export function localUrl(url: string): string {
  return /^https?:/.test(url) ? url : `/${url.replace(/^\//, '')}`;
}
