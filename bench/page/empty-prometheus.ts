import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A Prometheus that knows nothing: every query gives an empty answer. The list of incidents needs none. */
export async function startEmptyPrometheus(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    request.resume();
    const isQuery = /\/api\/v1\/query/.test(request.url ?? '');
    const resultType = request.url?.includes('query_range') ? 'matrix' : 'vector';
    const data = isQuery ? { resultType, result: [] } : [];
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ status: 'success', data }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
