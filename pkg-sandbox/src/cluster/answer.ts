import type { IncomingMessage, ServerResponse } from 'node:http';
import type { KubernetesObject, World } from '../world/world.ts';
import { authenticate, authorise, forbiddenError, userNames, type Access } from './access.ts';
import { discovery } from './discovery.ts';
import type { Fault } from './fault.ts';
import type { Ledger } from './ledger.ts';
import type { ListPages } from './list-pages.ts';
import { podLog } from './pod-log.ts';
import { requestOf, type ResourceRequest } from './request-of.ts';
import { groupVersionOf, qualifiedName } from './resources.ts';
import { fieldMatcher, labelMatcher, type Matches } from './selectors.ts';
import { statsSummary } from './stats-summary.ts';
import { badRequest, expired, StatusError, unknownPath } from './status-error.ts';
import { tableOf } from './table.ts';
import { watchObjects } from './watch-objects.ts';

export interface ServerState {
  world: World;
  clock: () => number;
  tickMs: number;
  bookmarkMs: number;
  ledger: Ledger;
  pages: ListPages;
  access: Access;
  fault: () => Fault | null;
}

const longestWatch = 30 * 60_000;
const writes: Record<string, string> = { POST: 'create', PUT: 'update', PATCH: 'patch', DELETE: 'delete' };

/** Answers one request. Throws a StatusError for what is to be refused. */
export function answer(request: IncomingMessage, response: ServerResponse, state: ServerState): void {
  const url = new URL(request.url ?? '/', 'http://cluster');
  const path = url.pathname.replace(/\/+$/, '') || '/';
  if (['/healthz', '/livez', '/readyz'].includes(path)) {
    response.end('ok');
    return;
  }
  const user = authenticate(request.headers.authorization, state.access);
  const verb = writes[request.method ?? ''];
  const asked = requestOf(path);
  if (verb) {
    throw asked
      ? forbiddenError(userNames[user], verb, asked.resource.plural, asked.resource.group, asked.namespace, asked.name)
      : new StatusError(405, 'MethodNotAllowed', 'the server does not allow this method on the requested resource', {});
  }
  const found = discovery(path);
  if (found) {
    send(response, found);
    return;
  }
  if (!asked) {
    throw unknownPath();
  }
  const watching = ['true', '1'].includes(url.searchParams.get('watch') ?? '');
  authorise(user, asked.name !== null ? 'get' : watching ? 'watch' : 'list', asked, state.access);
  if (asked.subresource !== null) {
    subresource(response, asked, url.searchParams, state);
  } else if (asked.name !== null) {
    one(request, response, asked, url.searchParams, state);
  } else if (watching) {
    watch(request, response, asked, url.searchParams, state);
  } else {
    list(request, response, asked, url.searchParams, state);
  }
}

function send(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}

function wantsTable(request: IncomingMessage): boolean {
  return /as=Table/.test(request.headers.accept ?? '');
}

function existing({ resource, namespace, name }: ResourceRequest, ledger: Ledger): KubernetesObject {
  const object = ledger.get(resource.plural, namespace ?? '', name ?? '');
  if (!object) {
    const { group } = resource;
    const details = { name, ...(group === '' ? {} : { group }), kind: resource.plural };
    throw new StatusError(404, 'NotFound', `${qualifiedName(resource)} "${name}" not found`, details);
  }
  return object;
}

function matcher({ resource, namespace }: ResourceRequest, query: URLSearchParams): Matches {
  const labels = labelMatcher(query.get('labelSelector') ?? '');
  const fields = fieldMatcher(query.get('fieldSelector') ?? '', resource.plural, resource.kind);
  return (object) =>
    (namespace === null || object.metadata.namespace === namespace) && labels(object) && fields(object);
}

function one(
  request: IncomingMessage,
  response: ServerResponse,
  asked: ResourceRequest,
  query: URLSearchParams,
  state: ServerState
): void {
  const object = existing(asked, state.ledger);
  const version = object.metadata.resourceVersion ?? '';
  const options = { version, now: state.clock(), include: query.get('includeObject'), definitions: true };
  send(response, wantsTable(request) ? tableOf(asked.resource.plural, [object], options) : object);
}

function list(
  request: IncomingMessage,
  response: ServerResponse,
  asked: ResourceRequest,
  query: URLSearchParams,
  state: ServerState
): void {
  const { ledger, pages, clock } = state;
  const { resource } = asked;
  const limit = wholeNumber(query, 'limit') ?? 0;
  const token = query.get('continue');
  const matches = matcher(asked, query);
  const page = token
    ? pages.resume(token, limit)
    : pages.begin(ledger.list(resource.plural).filter(matches), String(ledger.version), limit);
  const more = {
    ...(page.continue === undefined ? {} : { continue: page.continue, remainingItemCount: page.remaining }),
  };
  if (wantsTable(request)) {
    const options = {
      version: page.version,
      now: clock(),
      include: query.get('includeObject'),
      definitions: true,
      more,
    };
    send(response, tableOf(resource.plural, page.items, options));
    return;
  }
  send(response, {
    kind: `${resource.kind}List`,
    apiVersion: groupVersionOf(resource),
    metadata: { resourceVersion: page.version, ...more },
    // Items of a list carry neither kind nor apiVersion.
    items: page.items.map(({ kind: _kind, apiVersion: _apiVersion, ...item }) => item),
  });
}

function watch(
  request: IncomingMessage,
  response: ServerResponse,
  asked: ResourceRequest,
  query: URLSearchParams,
  state: ServerState
): void {
  const { ledger, clock, fault, bookmarkMs } = state;
  const { resource } = asked;
  const now = fault();
  const version = wholeNumber(query, 'resourceVersion');
  if (now?.type === 'expired' && now.form === 'status') {
    throw expired(`too old resource version: ${version} (${ledger.version})`);
  }
  if (version !== null && version > ledger.version) {
    throw new StatusError(504, 'Timeout', `Too large resource version: ${version}, current: ${ledger.version}`, {
      retryAfterSeconds: 1,
    });
  }
  const table = wantsTable(request);
  const seconds = wholeNumber(query, 'timeoutSeconds');
  watchObjects(response, ledger, {
    resource,
    matches: matcher(asked, query),
    version,
    bookmarks: query.get('allowWatchBookmarks') === 'true' && !table,
    initialEvents: query.get('sendInitialEvents') === 'true',
    timeoutMs: seconds === null || seconds === 0 ? longestWatch : seconds * 1000,
    bookmarkMs,
    encode: (object, first) =>
      table
        ? tableOf(resource.plural, [object], {
            version: object.metadata.resourceVersion ?? '',
            now: clock(),
            include: query.get('includeObject'),
            definitions: first,
          })
        : object,
    speaking: () => fault()?.type !== 'silent',
    tooOld: now?.type === 'expired',
  });
}

function subresource(
  response: ServerResponse,
  asked: ResourceRequest,
  query: URLSearchParams,
  state: ServerState
): void {
  const { resource, namespace, name } = asked;
  const { world, clock, tickMs, ledger } = state;
  const object = existing(asked, ledger);
  if (resource.plural === 'pods' && asked.subresource === 'log') {
    const nodeName = (object['spec'] as { nodeName?: string }).nodeName;
    const node = world.at(clock()).nodes.find((each) => each.name === nodeName);
    const pod = () => {
      const current = ledger.get('pods', namespace ?? '', name ?? '');
      return current?.metadata.uid === object.metadata.uid ? current : undefined;
    };
    podLog(response, query, {
      world,
      clock,
      tickMs,
      pod,
      nodeAddress: node?.address ?? '',
      nodeReachable: node?.reachable ?? true,
    });
    return;
  }
  if (resource.plural === 'nodes' && asked.subresource === 'proxy/stats/summary') {
    const now = world.at(clock());
    const node = now.nodes.find((each) => each.name === name);
    if (!node?.reachable) {
      throw new StatusError(
        503,
        'ServiceUnavailable',
        `error trying to reach service: dial tcp ${node?.address}:10250: connect: no route to host`
      );
    }
    send(response, statsSummary(now, node));
    return;
  }
  throw unknownPath();
}

/** Null when absent; throws 400 for anything but a whole number. */
function wholeNumber(query: URLSearchParams, key: string): number | null {
  const text = query.get(key);
  if (text === null || text === '') {
    return null;
  }
  if (!/^\d+$/.test(text)) {
    throw badRequest(`invalid ${key}: ${JSON.stringify(text)}`);
  }
  return Number(text);
}
