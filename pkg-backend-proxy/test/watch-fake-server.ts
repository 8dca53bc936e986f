import http from 'node:http';
import type { AddressInfo } from 'node:net';

type Handler = (request: http.IncomingMessage, response: http.ServerResponse, url: URL) => void;

interface FakeObject {
  metadata: { uid: string; namespace: string; name: string; resourceVersion: string; [field: string]: unknown };
  [field: string]: unknown;
}

/**
 * A small API server for one process: it lists and watches what it was given, and `intercept` makes it misbehave: a
 * handler per path (`/api/v1/pods` for its lists, `watch:/api/v1/pods` for its watches), used `times` times.
 */
export class FakeServer {
  readonly requests: string[] = [];
  private readonly objects = new Map<string, Map<string, FakeObject>>();
  private readonly watchers = new Map<string, Set<http.ServerResponse>>();
  private readonly interceptors = new Map<string, { handler: Handler; times: number }>();
  private server: http.Server | undefined;
  private port: number;
  private version = 100;

  /** `port` 0: any free one, kept from the first start on. */
  constructor(port = 0) {
    this.port = port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const server = http.createServer((request, response) => this.handle(request, response));
    this.server = server;
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
  }

  /** As a killed process would go: every socket is cut. What it stored stays, and the port with it. */
  async kill(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    this.watchers.clear();
    server?.closeAllConnections();
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  }

  intercept(key: string, handler: Handler, times = 1): void {
    this.interceptors.set(key, { handler, times });
  }

  put(path: string, uid: string, fields: Record<string, unknown> = {}, name = uid, silently = false): void {
    const known = this.objects.get(path)?.has(uid);
    this.version += 1;
    const metadata = {
      ...{ uid, name, namespace: 'shop', resourceVersion: String(this.version) },
      creationTimestamp: '2026-01-01T00:00:00Z',
    };
    const object = { metadata, ...fields };
    this.objects.set(path, (this.objects.get(path) ?? new Map<string, FakeObject>()).set(uid, object));
    if (!silently) {
      this.send(path, { type: known ? 'MODIFIED' : 'ADDED', object });
    }
  }

  remove(path: string, uid: string, silently = false): void {
    const object = this.objects.get(path)?.get(uid);
    this.objects.get(path)?.delete(uid);
    this.version += 1;
    if (object && !silently) {
      object.metadata.resourceVersion = String(this.version);
      this.send(path, { type: 'DELETED', object });
    }
  }

  /** Any record, or any text, to every open watch of a path. */
  send(path: string, record: unknown): void {
    for (const watcher of this.watchers.get(path) ?? []) {
      watcher.write(typeof record === 'string' ? record : `${JSON.stringify(record)}\n`);
    }
  }

  endWatches(path: string): void {
    for (const watcher of this.watchers.get(path) ?? []) {
      watcher.end();
    }
  }

  watching(path: string): number {
    return this.watchers.get(path)?.size ?? 0;
  }

  count(pattern: RegExp): number {
    return this.requests.filter((request) => pattern.test(request)).length;
  }

  private handle(request: http.IncomingMessage, response: http.ServerResponse): void {
    const url = new URL(request.url ?? '/', this.url);
    this.requests.push(request.url ?? '');
    const isWatch = url.searchParams.get('watch') === 'true';
    const key = isWatch ? `watch:${url.pathname}` : url.pathname;
    const interceptor = this.interceptors.get(key);
    if (interceptor && interceptor.times > 0) {
      interceptor.times -= 1;
      interceptor.handler(request, response, url);
    } else {
      this.serve(request, response, url);
    }
  }

  /** Answers as if nothing had been intercepted. */
  serve(_request: http.IncomingMessage, response: http.ServerResponse, url: URL): void {
    if (url.searchParams.get('watch') === 'true') {
      this.watch(response, url.pathname);
    } else if (url.pathname === '/version') {
      json(response, 200, { gitVersion: 'v1.34.1' });
    } else {
      this.list(response, url);
    }
  }

  private watch(response: http.ServerResponse, path: string): void {
    const watchers = this.watchers.get(path) ?? new Set();
    this.watchers.set(path, watchers.add(response));
    response.on('close', () => watchers.delete(response));
    response.writeHead(200, { 'content-type': 'application/json' });
    response.flushHeaders();
  }

  private list(response: http.ServerResponse, url: URL): void {
    const all = [...(this.objects.get(url.pathname)?.values() ?? [])];
    const from = Number(url.searchParams.get('continue') ?? 0);
    const limit = Number(url.searchParams.get('limit') ?? all.length);
    const rest = from + limit < all.length ? String(from + limit) : '';
    json(response, 200, {
      metadata: { resourceVersion: String(this.version), continue: rest },
      items: all.slice(from, from + limit),
    });
  }
}

/** A `Status` or any other JSON body. */
export function json(response: http.ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** Resolves as soon as `condition` holds; fails after 10 s with `what`. */
export async function until(what: string, condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!condition()) {
    if (Date.now() > deadline) {
      throw new Error(`waited 10 s in vain: ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
