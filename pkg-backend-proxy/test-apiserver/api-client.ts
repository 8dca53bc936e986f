import https from 'node:https';
import { text } from 'node:stream/consumers';

/** Writes to an API server, which the product never does. Rejects in the words of the server unless the answer is 2xx. */
export interface ApiClient {
  get(path: string): Promise<string>;
  create(path: string, object: unknown): Promise<Created>;
  /** A merge patch. */
  patch(path: string, change: unknown): Promise<void>;
  remove(path: string): Promise<void>;
}

export interface Created {
  metadata: { uid: string; name: string };
  status?: { token?: string };
}

export function createApiClient(access: { port: number; authority: string; token: string }): ApiClient {
  const agent = new https.Agent({ keepAlive: true, maxSockets: 16 });
  const send = (method: string, path: string, body?: unknown, type = 'application/json'): Promise<string> =>
    new Promise((resolve, reject) => {
      const request = https.request(
        {
          ...{ host: '127.0.0.1', port: access.port, path, method, agent, ca: access.authority, timeout: 30_000 },
          headers: { authorization: `Bearer ${access.token}`, 'content-type': type },
        },
        (response) => {
          text(response).then((answer) => {
            const isGood = Math.floor((response.statusCode ?? 0) / 100) === 2;
            return isGood ? resolve(answer) : reject(new Error(`${method} ${path}: ${response.statusCode} ${answer}`));
          }, reject);
        }
      );
      request.on('error', reject);
      request.on('timeout', () => request.destroy(new Error(`${method} ${path}: no answer`)));
      request.end(body === undefined ? undefined : JSON.stringify(body));
    });
  return {
    get: (path) => send('GET', path),
    create: async (path, object) => JSON.parse(await send('POST', path, object)) as Created,
    patch: async (path, change) => void (await send('PATCH', path, change, 'application/merge-patch+json')),
    remove: async (path) => void (await send('DELETE', `${path}?gracePeriodSeconds=0`)),
  };
}
