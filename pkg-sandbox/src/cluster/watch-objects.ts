import type { ServerResponse } from 'node:http';
import type { KubernetesObject } from '../world/world.ts';
import type { Change, Ledger } from './ledger.ts';
import { groupVersionOf, type Resource } from './resources.ts';
import type { Matches } from './selectors.ts';
import { expired } from './status-error.ts';

export interface WatchOptions {
  resource: Resource;
  matches: Matches;
  /** Null or 0: begin with everything there is. */
  version: number | null;
  bookmarks: boolean;
  /** Everything there is first, then a bookmark that says so. */
  initialEvents: boolean;
  timeoutMs: number;
  bookmarkMs: number;
  /** How an object is written; the first one may say more. */
  encode(object: KubernetesObject, first: boolean): unknown;
  /** False while the server plays dead. */
  speaking(): boolean;
  tooOld: boolean;
}

/** Streams changes as JSON lines until the timeout or until the client leaves. */
export function watchObjects(response: ServerResponse, ledger: Ledger, options: WatchOptions): void {
  const { resource, matches, version, bookmarks, bookmarkMs, timeoutMs, encode } = options;
  response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-cache, private' });
  response.flushHeaders();
  let first = true;
  const send = (type: string, object: unknown) => {
    if (options.speaking() && !response.writableEnded) {
      response.write(`${JSON.stringify({ type, object })}\n`);
    }
  };
  const tell = (type: string, object: KubernetesObject) => {
    send(type, encode(object, first));
    first = false;
  };
  const bookmark = (annotations?: Record<string, string>) =>
    send('BOOKMARK', {
      kind: resource.kind,
      apiVersion: groupVersionOf(resource),
      metadata: {
        resourceVersion: String(ledger.version),
        creationTimestamp: null,
        ...(annotations ? { annotations } : {}),
      },
    });
  const forward = (change: Change) => {
    const seen = translate(change, resource.plural, matches);
    if (seen) {
      tell(seen.type, seen.object);
    }
  };

  const missed = version === null || version === 0 ? null : ledger.since(version);
  if (options.tooOld || missed === undefined) {
    send('ERROR', expired(`too old resource version: ${version} (${ledger.version})`).body());
    response.end();
    return;
  }
  if (missed === null || options.initialEvents) {
    ledger
      .list(resource.plural)
      .filter(matches)
      .forEach((object) => tell('ADDED', object));
    if (options.initialEvents) {
      bookmark({ 'k8s.io/initial-events-end': 'true' });
    }
  } else {
    missed.forEach(forward);
  }
  const unsubscribe = ledger.subscribe(forward);
  const bookmarkTimer = bookmarks ? setInterval(() => bookmark(), bookmarkMs) : undefined;
  const end = setTimeout(() => {
    if (bookmarks) {
      bookmark();
    }
    response.end();
  }, timeoutMs);
  response.on('close', () => {
    unsubscribe();
    clearInterval(bookmarkTimer);
    clearTimeout(end);
  });
}

/** A change as someone sees it who looks through a selector: coming into view is ADDED, leaving it DELETED. */
function translate(
  { type, resource, object, previous }: Change,
  wanted: string,
  matches: Matches
): Pick<Change, 'type' | 'object'> | undefined {
  if (resource !== wanted) {
    return undefined;
  }
  const before = previous !== undefined && matches(previous);
  const after = type !== 'DELETED' && matches(object);
  if (after) {
    return { type: before ? 'MODIFIED' : 'ADDED', object };
  }
  return before ? { type: 'DELETED', object } : undefined;
}
