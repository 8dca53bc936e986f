import type { ServerResponse } from 'node:http';
import type { WatchEvent } from './bench-cluster.ts';

/** Events a watch may look back. */
const historyLimit = 5_000;
const bookmarkMs = 30_000;

/** The watches on pods that are open, and what they missed. */
export class PodWatches {
  readonly #open = new Set<ServerResponse>();
  readonly #history: WatchEvent[] = [];
  /** Resource versions up to this one are forgotten. */
  #forgotten = 0;

  get count(): number {
    return this.#open.size;
  }

  /** Sends what came after `resourceVersion`, then everything; ends after `timeoutSeconds`, as an API server does. */
  open(response: ServerResponse, query: URLSearchParams, version: () => number): void {
    const from = Number(query.get('resourceVersion') ?? 0);
    if (from < this.#forgotten) {
      response.end(`{"type":"ERROR","object":{"kind":"Status","code":410,"reason":"Expired","message":"too old"}}\n`);
      return;
    }
    for (const event of this.#history) {
      if (event.resourceVersion > from) {
        response.write(event.text);
      }
    }
    this.#open.add(response);
    keepOpen(response, query, 'Pod', version);
    response.once('close', () => this.#open.delete(response));
  }

  /** Resolves when every watch can take more. */
  async send(events: readonly WatchEvent[]): Promise<void> {
    this.#history.push(...events);
    if (this.#history.length > historyLimit) {
      const forgotten = this.#history.splice(0, this.#history.length - historyLimit);
      this.#forgotten = forgotten.at(-1)?.resourceVersion ?? this.#forgotten;
    }
    const text = events.map((event) => event.text).join('');
    for (const response of this.#open) {
      if (!response.write(text)) {
        await room(response);
      }
    }
  }
}

/** Until the other side has read enough, or is gone. */
function room(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.once('drain', done);
    response.once('close', done);
  });
}

/** Bookmarks now and then, and an end when the time asked for is over. */
export function keepOpen(response: ServerResponse, query: URLSearchParams, kind: string, version: () => number): void {
  const bookmark = () => {
    const metadata = `{"resourceVersion":"${version()}"}`;
    response.write(`{"type":"BOOKMARK","object":{"kind":"${kind}","apiVersion":"v1","metadata":${metadata}}}\n`);
  };
  const marks = query.get('allowWatchBookmarks') === 'true' ? setInterval(bookmark, bookmarkMs) : undefined;
  const seconds = Number(query.get('timeoutSeconds') ?? 0);
  const end = seconds > 0 ? setTimeout(() => response.end(), seconds * 1000) : undefined;
  response.once('close', () => {
    clearInterval(marks);
    clearTimeout(end);
  });
}
