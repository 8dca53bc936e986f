import type { WatchHealth } from '@vigil/core/contract/health';
import { isKeptEvent } from '@vigil/core/exceptions/kept-event';
import type { ClusterEvent } from '@vigil/core/kubernetes/objects';
import { projections, watchedKinds } from '@vigil/core/kubernetes/projections';
import { asObject, asText } from '@vigil/core/kubernetes/read-json';
import type { ClusterSnapshot, WatchedKind, WatchedKinds } from '@vigil/core/kubernetes/snapshot';
import type { ClusterSource, ObjectChange } from './cluster-source.ts';
import type { ApiConnection } from './connect-cluster.ts';
import { adviseOnRefusal } from './advise-on-refusal.ts';
import { followLog } from './follow-log.ts';
import type { StoreLimit } from './object-store.ts';
import { fetchLog } from './pod-log.ts';
import { realSurroundings, type Surroundings } from './surroundings.ts';
import { type ResourceWatch, watchResource } from './watch-resource.ts';
import { type WatchTimings, watchTimings } from './watch-timings.ts';

export interface ClusterWatchOptions {
  name: string;
  connection: ApiConnection;
  /** Empty: the whole cluster. Else only these, and what belongs to no namespace stays unknown. */
  namespaces?: readonly string[];
  timings?: WatchTimings;
  surroundings?: Surroundings;
}

type Watches = { [Kind in WatchedKind]: Array<ResourceWatch<WatchedKinds[Kind]>> };

/** Events are many and short-lived; the latest are enough to explain what happened. */
const eventLimit: StoreLimit<ClusterEvent> = { objects: 5_000, seenAt: ({ lastSeen }) => lastSeen };
/** Pods are told last, so that their owners and events are known by then; but not later than this (milliseconds). */
const podDelay = 5_000;
const readyPollMs = 50;

/** Watches every kind of one cluster. Sends nothing before `start`. */
export function watchCluster(options: ClusterWatchOptions): ClusterSource {
  const { name, connection, namespaces = [], timings = watchTimings, surroundings = realSurroundings } = options;
  const stopped = new AbortController();
  let listener: ((change: ObjectChange) => void) | undefined;
  let version: string | null = null;
  let background: Promise<unknown> = Promise.resolve();

  const watchKind = <Kind extends WatchedKind>(kind: Kind): Array<ResourceWatch<WatchedKinds[Kind]>> => {
    const { groupPath, namespaced, project, projectAgain } = projections[kind];
    const limit = kind === 'events' ? (eventLimit as StoreLimit<WatchedKinds[WatchedKind]>) : undefined;
    const create = (label: string, path: string, namespace: string | null) =>
      watchResource<WatchedKinds[Kind]>({
        ...{ connection, kind: label, path, limit, timings, surroundings },
        project: (raw) => telling(kind, project(raw)),
        projectAgain,
        advice: (status) =>
          adviseOnRefusal(status, { kind, groupPath, namespaced, namespace, ownNamespace: connection.namespace }),
        onChange: ({ previous, current }) => listener?.({ kind, previous, current }),
      });
    if (namespaces.length === 0) {
      return [create(kind, `${groupPath}/${kind}`, null)];
    }
    return namespaced
      ? namespaces.map((namespace) => {
          const path = `${groupPath}/namespaces/${encodeURIComponent(namespace)}/${kind}`;
          return create(`${kind} (${namespace})`, path, namespace);
        })
      : [];
  };
  const watches = Object.fromEntries(watchedKinds.map((kind) => [kind, watchKind(kind)])) as unknown as Watches;
  const watchesOf = (kinds: WatchedKind[]) => kinds.flatMap((kind): Array<ResourceWatch<unknown>> => watches[kind]);
  const createdAt = surroundings.now();
  const unwatched = `not watched: only the namespaces ${namespaces.join(', ')} are, and this kind belongs to none`;

  const askVersion = async () => {
    while (version === null && !stopped.signal.aborted) {
      try {
        version = asText(asObject(JSON.parse(await connection.get('/version', stopped.signal))).gitVersion) || null;
      } catch {
        // The watches tell what is wrong; the version can wait.
      }
      await surroundings.delay(version === null ? timings.backoff[1] : 0, stopped.signal);
    }
  };
  const startPods = async () => {
    const others = watchesOf(watchedKinds.filter((kind) => kind !== 'pods'));
    others.forEach((watch) => watch.start());
    const deadline = surroundings.now() + podDelay;
    while (!others.every((watch) => watch.settled()) && surroundings.now() < deadline && !stopped.signal.aborted) {
      await surroundings.delay(readyPollMs, stopped.signal);
    }
    watches.pods.forEach((watch) => watch.start());
  };

  return {
    name,
    server: connection.server,
    start(onChange) {
      if (!listener && !stopped.signal.aborted) {
        listener = onChange;
        background = Promise.all([startPods(), askVersion()]);
      }
    },
    async stop() {
      stopped.abort();
      await Promise.all([background, ...watchesOf(watchedKinds).map((watch) => watch.stop())]);
      connection.close();
    },
    snapshot: () => takeSnapshot(name, watches, unwatched),
    watches: () =>
      watchedKinds.flatMap((kind) =>
        watches[kind].length > 0
          ? watches[kind].map((watch) => watch.health())
          : [unwatchedHealth(kind, createdAt, unwatched)]
      ),
    version: () => version,
    ready: () => watchedKinds.every((kind) => watches[kind].every((watch) => watch.settled())),
    fetchLog: (request) => fetchLog(connection, request, stopped.signal),
    followLog: (request, signal) =>
      followLog(connection, request, AbortSignal.any([signal, stopped.signal]), surroundings),
  };
}

function takeSnapshot(cluster: string, watches: Watches, unwatched: string): ClusterSnapshot {
  const missing: ClusterSnapshot['missing'] = {};
  const list = <Kind extends WatchedKind>(kind: Kind): ReadonlyArray<WatchedKinds[Kind]> => {
    const ofKind = watches[kind];
    const unknown = ofKind.find((watch) => !watch.settled() || watch.health().state === 'forbidden')?.health();
    if (ofKind.length === 0) {
      missing[kind] = unwatched;
    } else if (unknown) {
      missing[kind] = unknown.problem ?? 'not listed yet';
    }
    return ofKind.length === 1 && ofKind[0] ? ofKind[0].objects() : ofKind.flatMap((watch) => [...watch.objects()]);
  };
  const objects = Object.fromEntries(watchedKinds.map((kind) => [kind, list(kind)]));
  return { cluster, objects: objects as unknown as ClusterSnapshot['objects'], missing };
}

/** Of events only those that tell of a trouble or explain one. */
function telling<Kind extends WatchedKind>(
  kind: Kind,
  object: WatchedKinds[Kind] | undefined
): WatchedKinds[Kind] | undefined {
  return kind !== 'events' || (object && isKeptEvent(object as ClusterEvent)) ? object : undefined;
}

function unwatchedHealth(kind: string, since: number, problem: string): WatchHealth {
  const counts = { objects: 0, dropped: 0, relists: 0, reconnects: 0, stalls: 0, lastEventAt: null, lagSeconds: null };
  return { kind, state: 'forbidden', since, ...counts, problem };
}
