import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { ApiError } from './api-error.ts';
import type { Credentials } from './credential-reader.ts';

export interface Sending {
  agent: http.Agent;
  credentials: Credentials;
  signal: AbortSignal;
  /** Until the answer begins, milliseconds. */
  headerTimeout: number;
}

/**
 * A GET; resolves with whatever answer comes. A kept socket may have died unnoticed, which says nothing about the server:
 * such a request is sent once more.
 */
export function sendRequest(url: string, sending: Sending): Promise<IncomingMessage> {
  const { agent, credentials, signal, headerTimeout } = sending;
  const transport = url.startsWith('https:') ? https : http;
  return new Promise((resolve, reject) => {
    const attempt = (mayRepeat: boolean) => {
      const headers = { ...trimmed(credentials.headers), accept: 'application/json', 'user-agent': 'vigil' };
      const outgoing = transport.get(url, { ...credentials, agent: credentials.agent ?? agent, headers, signal });
      const timer = setTimeout(() => {
        outgoing.destroy(new ApiError(`no answer within ${headerTimeout} ms`, 0, null));
      }, headerTimeout);
      let answered = false;
      outgoing.once('response', (response) => {
        answered = true;
        clearTimeout(timer);
        resolve(response);
      });
      outgoing.on('error', (error: NodeJS.ErrnoException) => {
        clearTimeout(timer);
        if (mayRepeat && !answered && outgoing.reusedSocket && error.code === 'ECONNRESET' && !signal.aborted) {
          attempt(false);
        } else {
          reject(error);
        }
      });
    };
    attempt(true);
  });
}

/** Token files often end with a line break, which no header may hold. */
function trimmed(headers: Credentials['headers']): Record<string, string> {
  return Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value).trim()]));
}
