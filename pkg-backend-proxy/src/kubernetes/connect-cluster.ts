import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { text } from 'node:stream/consumers';
import { ApiError, errorOfBody } from './api-error.ts';
import { loadCredentials, type Credentials, type CredentialReader, type CredentialSource } from './load-credentials.ts';
import { type WatchTimings, watchTimings } from './watch-timings.ts';

/** The one way to an API server. */
export interface ApiConnection {
  readonly server: string;
  /** A GET whose body is read by the caller. Rejects with {@link ApiError} unless the answer is 200. */
  open(path: string, signal: AbortSignal): Promise<IncomingMessage>;
  /** A GET with its whole body as text; bounded in time. */
  get(path: string, signal: AbortSignal): Promise<string>;
  /** Lets go of the idle sockets. */
  close(): void;
}

/**
 * Connects to a cluster: nothing is sent until the first request. Throws when the source can not be read. After a 401
 * the source is read again (a rotated token, another user) and the request repeated once.
 */
export function connectCluster(
  source: CredentialSource,
  timings: Pick<WatchTimings, 'headerTimeout' | 'callTimeout'> = watchTimings,
  load: (source: CredentialSource) => CredentialReader = loadCredentials
): ApiConnection {
  let reader = load(source);
  const { server } = reader;
  const transport = server.startsWith('https:') ? https : http;
  // TCP keep-alive probes tell a dead peer from a quiet log.
  const agent = new transport.Agent({ keepAlive: true, keepAliveMsecs: 30_000, scheduling: 'lifo' });

  const send = async (path: string, signal: AbortSignal): Promise<IncomingMessage> => {
    const credentials = await reader.read();
    signal.throwIfAborted();
    return request(transport, `${server}${path}`, { agent, credentials, signal, headerTimeout: timings.headerTimeout });
  };

  const open = async (path: string, signal: AbortSignal): Promise<IncomingMessage> => {
    let response = await send(path, signal);
    if (response.statusCode === 401) {
      response.resume();
      reader = load(source);
      response = await send(path, signal);
    }
    if (response.statusCode !== 200) {
      const body = await text(response).catch(() => '');
      throw errorOfBody(body, response.statusCode ?? 0, response.headers['retry-after']);
    }
    return response;
  };

  return {
    server,
    open,
    async get(path, signal) {
      const late = AbortSignal.timeout(timings.callTimeout);
      try {
        return await text(await open(path, AbortSignal.any([signal, late])));
      } catch (error) {
        throw late.aborted ? new ApiError(`no complete answer within ${timings.callTimeout} ms`, 0, null) : error;
      }
    },
    close: () => agent.destroy(),
  };
}

interface Sending {
  agent: http.Agent;
  credentials: Credentials;
  signal: AbortSignal;
  headerTimeout: number;
}

/** A kept socket may have died unnoticed, which says nothing about the server: such a request is sent once more. */
function request(transport: typeof http | typeof https, url: string, sending: Sending): Promise<IncomingMessage> {
  const { agent, credentials, signal, headerTimeout } = sending;
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
