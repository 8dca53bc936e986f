/** One page of a list as JSON. The token of the next page is the place where it begins. */
export function listPage(kind: string, version: number, items: readonly string[], query: URLSearchParams): string {
  const from = Number(query.get('continue') ?? 0);
  const limit = Number(query.get('limit') ?? 0) || items.length;
  const rest = Math.max(0, items.length - from - limit);
  const next = rest > 0 ? `,"continue":"${from + limit}","remainingItemCount":${rest}` : '';
  const page = items.slice(from, from + limit).join(',');
  return `{"kind":"${kind}","apiVersion":"v1","metadata":{"resourceVersion":"${version}"${next}},"items":[${page}]}`;
}

/** The log of a container that gave up: sixty lines, the last of them an error. */
export function logText(pod: string): string {
  const at = new Date().toISOString().replace('Z', '000000Z');
  const lines = Array.from(
    { length: 56 },
    (_, index) => `${at} level=info msg="handled" path=/api/v1/orders status=200 ms=${index} host=${pod}`
  );
  const trace = [
    'level=error msg="the worker gave up" error="connection refused"',
    'Error: connect ECONNREFUSED 10.96.14.2:5432',
    '    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1611:16)',
    '    at Pool.connect (/app/node_modules/pool/index.js:45:11)',
  ];
  return `${[...lines, ...trace.map((line) => `${at} ${line}`)].join('\n')}\n`;
}
