import { wordsOfError } from '@vigil/core/vocabulary/words-of-error';
import { ApiError } from './api-error.ts';
import type { LogRequest, LogResult } from './cluster-source.ts';
import type { ApiConnection } from './connect-cluster.ts';

/** The kubelet tells a lost log in the body of an answer, which may even be a 200. */
const lost = [
  /^unable to retrieve container logs for /,
  /^failed to try resolving symlinks in path /,
  /^failed to get container status .*not found/i,
];
const firstRetryMs = 2_000;
/** How often to ask again for fewer lines when the newest were cut off by the byte limit. */
const narrowings = 6;

/** The path of a container's log. */
export function logPath(
  request: Pick<LogRequest, 'namespace' | 'pod' | 'container'>,
  query: Record<string, string>
): string {
  const [namespace, pod] = [encodeURIComponent(request.namespace), encodeURIComponent(request.pod)];
  const parameters = new URLSearchParams({ container: request.container, timestamps: 'true', ...query });
  return `/api/v1/namespaces/${namespace}/pods/${pod}/log?${parameters}`;
}

/** The newest `tailLines` lines of a container's log, at most `limitBytes` of them. Never rejects. */
export async function fetchLog(
  connection: ApiConnection,
  request: LogRequest,
  signal: AbortSignal
): Promise<LogResult> {
  try {
    // The byte limit cuts off the newest lines, which are those that matter: then fewer lines are asked for.
    let tail = request.tailLines;
    for (let attempt = 0; ; attempt += 1) {
      // One line more than wanted tells whether older ones were left out.
      const query = { tailLines: String(tail + 1), limitBytes: String(request.limitBytes) };
      const path = logPath(request, request.previous ? { ...query, previous: 'true' } : query);
      const text = await connection.get(path, signal);
      if (lost.some((pattern) => pattern.test(text))) {
        return { status: 'gone', detail: text.trim().slice(0, 1000) };
      }
      const lines = text.split('\n');
      const complete = lines.at(-1) === '' ? lines.length - 1 : lines.length;
      const cut = Buffer.byteLength(text) >= request.limitBytes;
      if (!cut || tail === 1 || attempt === narrowings) {
        const older = complete > tail;
        const newest = older ? lines.slice(complete - tail).join('\n') : text;
        return { status: 'captured', text: newest, truncated: older || cut || tail < request.tailLines };
      }
      tail = Math.max(1, Math.min(Math.floor(tail / 2), Math.floor(complete * 0.8)));
    }
  } catch (error) {
    return resultOf(error);
  }
}

function resultOf(error: unknown): LogResult {
  const detail = wordsOfError(error);
  if (!(error instanceof ApiError) || error.status === 0) {
    return { status: 'failed', detail, retryAfterMs: firstRetryMs };
  }
  const isLost = lost.some((pattern) => pattern.test(detail)) || /not found|is terminated/i.test(detail);
  if (error.status === 404 || error.status === 410 || (error.status === 400 && isLost)) {
    return { status: 'gone', detail };
  }
  if (error.status === 403) {
    return { status: 'failed', detail: `${detail} (grant get on pods/log to read logs)`, retryAfterMs: null };
  }
  const temporary = error.status === 429 || error.status >= 500;
  return { status: 'failed', detail, retryAfterMs: temporary ? (error.retryAfterMs ?? firstRetryMs) : null };
}
