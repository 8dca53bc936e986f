import http, { type OutgoingHttpHeaders } from 'node:http';
import https from 'node:https';
import { responseHeaders } from './request-headers.ts';
import type { HostLog } from '../host-context.ts';

/** Grafana's dial time-out. There is none for the answer: a stream may stay open for ever. */
const dialTimeout = 30_000;

/** Appends `rest` to `base` with exactly one slash between, like Go's JoinURLFragments; nothing is normalised. */
export function joinPath(base: string, rest: string): string {
  if (rest === '') {
    return base;
  }
  return `${base.replace(/\/$/, '')}/${rest.replace(/^\//, '')}`;
}

/** Encodes a decoded path as Go writes it: slashes and these marks stay. A slash that was encoded once is lost. */
export function escapePath(path: string): string {
  return encodeURIComponent(path).replace(/%(2F|24|26|2B|2C|3A|3B|3D|40)/g, (encoded) => decodeURIComponent(encoded));
}

export interface Forwarded {
  /** Scheme, host and path; a query string in it is ignored, as in Grafana. */
  url: string;
  rest: string;
  /** The browser's query string with its `?`, or empty. */
  search: string;
  headers: OutgoingHttpHeaders;
  log: HostLog;
}

function refuse(answer: http.ServerResponse, status: 502 | 504): void {
  if (answer.headersSent) {
    answer.end();
  } else {
    answer.writeHead(status, { 'content-length': 0 }).end();
  }
}

/**
 * Sends a request on and streams the answer back at once. Failures before the answer are a 502 or 504 with an EMPTY
 * body; an upstream that dies midway ends the answer as if it were complete; a browser that goes away aborts upstream.
 */
export function forward(request: http.IncomingMessage, answer: http.ServerResponse, target: Forwarded): void {
  let url: URL;
  try {
    url = new URL(target.url);
  } catch {
    target.log(`plugin-proxy: the route's url "${target.url}" is not a URL: 502`);
    return refuse(answer, 502);
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    target.log(`plugin-proxy: the route's url "${target.url}" is neither http nor https: 502`);
    return refuse(answer, 502);
  }
  const path = escapePath(joinPath(decodeURI(url.pathname), target.rest)) + target.search;
  const { request: open } = url.protocol === 'https:' ? https : http;
  // `path` is given as text: a URL object would resolve the dot segments that Grafana passes on.
  const upstream = open({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port,
    method: request.method,
    path,
    headers: target.headers,
    agent: false,
  });
  const dial = setTimeout(
    () => upstream.destroy(Object.assign(new Error('dial timeout'), { code: 'ETIMEDOUT' })),
    dialTimeout
  );
  upstream.on('socket', (socket) => {
    socket.setNoDelay(true);
    socket.once('connect', () => clearTimeout(dial));
  });
  upstream.on('response', (received) => {
    answer.writeHead(received.statusCode ?? 502, responseHeaders(received.headers));
    answer.flushHeaders();
    received.on('data', (chunk: Buffer) => {
      if (!answer.write(chunk)) {
        received.pause();
        answer.once('drain', () => received.resume());
      }
    });
    received.on('end', () => answer.end());
    received.on('error', () => answer.end());
  });
  upstream.on('error', (error: NodeJS.ErrnoException) => {
    clearTimeout(dial);
    if (!answer.destroyed) {
      target.log(`plugin-proxy: ${request.method} ${url.origin}${path}: ${error.message}`);
      refuse(answer, error.code === 'ETIMEDOUT' ? 504 : 502);
    }
  });
  answer.on('close', () => {
    clearTimeout(dial);
    upstream.destroy();
  });
  request.pipe(upstream);
}
