import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Serves texts by path on 127.0.0.1. `served` counts how often each was fetched. */
export async function servePages(
  pages: ReadonlyMap<string, string>
): Promise<{ host: string; served: Map<string, number>; close(): Promise<unknown> }> {
  const served = new Map<string, number>();
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    served.set(path, (served.get(path) ?? 0) + 1);
    response.writeHead(pages.has(path) ? 200 : 404, { 'content-type': 'text/plain; version=0.0.4' });
    response.end(pages.get(path));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    served,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
