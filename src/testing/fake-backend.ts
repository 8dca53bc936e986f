import { asapScheduler, NEVER, Observable, of, scheduled, throwError } from 'rxjs';
import { setBackendSrv, type BackendSrv, type BackendSrvRequest, type FetchResponse } from '@grafana/runtime';
import { endpoints, type EndpointName, type EndpointResponse } from '@vigil/core/contract/endpoints';

/** What Grafana's client rejects with. */
export interface Refusal {
  status: number;
  data?: unknown;
}

type Answer<Name extends EndpointName> =
  EndpointResponse<Name> | Refusal | ((query: URLSearchParams, data: unknown) => EndpointResponse<Name> | Refusal);

export type Answers = { [Name in EndpointName]?: Answer<Name> };

export interface FakeBackend {
  /** Every call so far, with its query, and its body where it has one. */
  calls: Array<{ name: string; query: URLSearchParams; data?: unknown }>;
  /** Bodies of all POSTs to other places of Grafana, with their URL. */
  posts: Array<{ url: string; data: unknown }>;
  /** Replaces answers from now on. */
  answer(answers: Answers): void;
  /** Sends a record down every open stream of this endpoint. */
  send(name: EndpointName, record: unknown): void;
}

/** Stands at the HTTP seam: hooks, parsing and routing run for real. Endpoints without an answer refuse with 502. */
export function fakeBackend(initial: Answers): FakeBackend {
  let answers = initial;
  const calls: FakeBackend['calls'] = [];
  const posts: FakeBackend['posts'] = [];
  const streams = new Map<string, Set<(chunk: Uint8Array) => void>>();

  const fetch = (request: BackendSrvRequest): Observable<FetchResponse<unknown>> => {
    const { name, query } = endpointOf(request.url);
    if (!name) {
      posts.push({ url: request.url, data: request.data });
      return respond(request.url, {});
    }
    calls.push({ name, query, ...(request.data !== undefined && { data: request.data }) });
    const answer: unknown = answers[name];
    const result: unknown = typeof answer === 'function' ? answer(query, request.data) : (answer ?? { status: 502 });
    return isRefusal(result)
      ? scheduled(
          throwError(() => result),
          asapScheduler
        )
      : respond(request.url, result);
  };

  const chunked = (request: BackendSrvRequest): Observable<FetchResponse<Uint8Array | undefined>> => {
    const { name, query } = endpointOf(request.url);
    if (!name) {
      return NEVER;
    }
    calls.push({ name, query });
    return new Observable((subscriber) => {
      const open = streams.get(name) ?? new Set();
      streams.set(name, open);
      const push = (data: Uint8Array) => subscriber.next(responseOf(request.url, data));
      open.add(push);
      return () => open.delete(push);
    });
  };

  setBackendSrv({ fetch, chunked } as unknown as BackendSrv);
  return {
    calls,
    posts,
    answer: (more) => {
      answers = { ...answers, ...more };
    },
    send: (name, record) => {
      const chunk = new TextEncoder().encode(`${JSON.stringify(record)}\n`);
      streams.get(name)?.forEach((push) => push(chunk));
    },
  };
}

function endpointOf(url: string): { name: EndpointName | undefined; query: URLSearchParams } {
  const [path = '', search] = url.replace(/^\/?api\/plugin-proxy\/vigil-kubernetes-app/, '').split('?');
  const names = Object.keys(endpoints) as EndpointName[];
  return { name: names.find((name) => endpoints[name].path === path), query: new URLSearchParams(search) };
}

function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'status' in value && typeof value.status === 'number';
}

function respond(url: string, data: unknown) {
  return scheduled(of(responseOf(url, data)), asapScheduler);
}

function responseOf<Data>(url: string, data: Data): FetchResponse<Data> {
  return {
    data,
    status: 200,
    statusText: 'OK',
    ok: true,
    headers: new Headers(),
    redirected: false,
    type: 'basic',
    url,
    config: { url },
    traceId: undefined,
  };
}
