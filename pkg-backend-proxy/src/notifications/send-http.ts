import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Answer, HttpCall } from '@vigil/core/notifications/channels/channel';
import { checkLiteral, guardedLookup, RefusedTarget } from './guard-address.ts';

/** Bytes read of an answer. */
const mostBytes = 64 * 1024;

export interface SendOptions {
  timeoutMs: number;
  allowed: readonly string[];
  now: () => number;
}

/**
 * One call. Redirects are not followed: they could lead anywhere. Rejects when there was no whole answer: the service may
 * have taken the message nevertheless.
 */
export async function sendHttp(call: HttpCall, { timeoutMs, allowed, now }: SendOptions): Promise<Answer> {
  const url = new URL(call.url);
  if (url.username !== '' || url.password !== '') {
    throw new RefusedTarget('the address holds a user or a password: put them into a header');
  }
  checkLiteral(url.hostname, allowed);
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const body = Buffer.from(call.body);
  return new Promise((resolve, reject) => {
    const outgoing = request(url, {
      method: call.method,
      headers: { 'user-agent': 'vigil', accept: '*/*', ...call.headers, 'content-length': body.byteLength },
      lookup: guardedLookup(allowed),
      // A connection of its own: one that is kept could be closed under the message.
      agent: false,
      signal: AbortSignal.timeout(timeoutMs),
    });
    outgoing.once('error', (error) => reject(explain(error, timeoutMs)));
    outgoing.once('response', (incoming) => {
      const parts: Buffer[] = [];
      let size = 0;
      incoming.on('data', (part: Buffer) => {
        if (size < mostBytes) {
          parts.push(part);
        }
        size += part.byteLength;
        if (size > 16 * mostBytes) {
          incoming.destroy(new Error('the answer is too large'));
        }
      });
      incoming.once('error', (error) => reject(explain(error, timeoutMs)));
      incoming.once('end', () => {
        if (!incoming.complete) {
          reject(new Error('the connection was cut before the answer was whole'));
          return;
        }
        const headers = Object.fromEntries(
          Object.entries(incoming.headers).map(([name, value]) => [
            name,
            Array.isArray(value) ? value.join(', ') : (value ?? ''),
          ])
        );
        const clock = Date.parse(headers['date'] ?? '');
        resolve({
          status: incoming.statusCode ?? 0,
          headers,
          body: Buffer.concat(parts).subarray(0, mostBytes).toString('utf8'),
          skewMs: Number.isFinite(clock) ? clock - now() : null,
        });
      });
    });
    outgoing.end(body);
  });
}

function explain(error: Error, timeoutMs: number): Error {
  if (error instanceof RefusedTarget) {
    return error;
  }
  return error.name === 'TimeoutError' || error.name === 'AbortError'
    ? new Error(`no answer within ${timeoutMs / 1000} s`)
    : new Error(`no answer: ${error.message}`);
}
