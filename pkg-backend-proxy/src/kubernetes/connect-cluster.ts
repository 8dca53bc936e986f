import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { text } from 'node:stream/consumers';
import { ApiError, errorOfBody } from './api-error.ts';
import type { CredentialReader, Credentials } from './credential-reader.ts';
import { loadCredentials, type CredentialSource } from './load-credentials.ts';
import { sendRequest } from './send-request.ts';
import { type WatchTimings, watchTimings } from './watch-timings.ts';

/** The one way to an API server. */
export interface ApiConnection {
  readonly server: string;
  /** The namespace the credentials belong to; absent or null where they name none. */
  readonly namespace?: string | null;
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
  const { headerTimeout, callTimeout } = timings;
  let reader = load(source);
  const { server, namespace } = reader;
  const transport = server.startsWith('https:') ? https : http;
  // TCP keep-alive probes tell a dead peer from a quiet log.
  const agent = new transport.Agent({ keepAlive: true, keepAliveMsecs: 30_000, scheduling: 'lifo' });

  const send = async (path: string, signal: AbortSignal): Promise<IncomingMessage> => {
    const credentials = await readInTime(reader, headerTimeout, signal);
    return sendRequest(`${server}${path}`, { agent, credentials, signal, headerTimeout });
  };

  const open = async (path: string, signal: AbortSignal): Promise<IncomingMessage> => {
    const used = reader;
    let response = await send(path, signal);
    if (response.statusCode === 401) {
      response.destroy();
      // Many requests are refused at once when a token ends: one new reader is enough for all of them.
      reader = reader === used ? load(source) : reader;
      response = await send(path, signal);
    }
    if (response.statusCode !== 200) {
      const cut = setTimeout(() => response.destroy(), headerTimeout);
      const body = await text(response).catch(() => '');
      clearTimeout(cut);
      throw errorOfBody(body, response.statusCode ?? 0, response.headers['retry-after']);
    }
    return response;
  };

  return {
    server,
    namespace,
    open,
    async get(path, signal) {
      // A timer that ends with the call: `AbortSignal.timeout` goes off later for every answer that was in time.
      const call = new AbortController();
      const stop = () => call.abort(signal.reason);
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        call.abort();
      }, callTimeout);
      signal.addEventListener('abort', stop, { once: true });
      try {
        signal.throwIfAborted();
        return await text(await open(path, call.signal));
      } catch (error) {
        throw isLate ? new ApiError(`no complete answer within ${callTimeout} ms`, 0, null) : error;
      } finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
      }
    },
    close: () => agent.destroy(),
  };
}

/** An exec plug-in may hang, and a file may lie on a disk that does: neither may hold up more than this one try. */
async function readInTime(reader: CredentialReader, within: number, signal: AbortSignal): Promise<Credentials> {
  signal.throwIfAborted();
  let letGo: () => void = () => undefined;
  const giveUp = new Promise<never>((_resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not to be had within ${within} ms`)), within);
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    letGo = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    };
  });
  try {
    return await Promise.race([reader.read(), giveUp]);
  } catch (error) {
    signal.throwIfAborted();
    const words = error instanceof Error ? error.message.trim() || error.name : String(error);
    throw new Error(`the credentials can not be read: ${words}`, { cause: error });
  } finally {
    letGo();
  }
}
