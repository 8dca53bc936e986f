import type { Pod } from '@vigil/core/kubernetes/pod';
import { projectPod } from '@vigil/core/kubernetes/project-pod';
import { type ApiConnection, connectCluster } from '../src/kubernetes/connect-cluster.ts';
import { realSurroundings } from '../src/kubernetes/surroundings.ts';
import { type ResourceWatch, watchResource } from '../src/kubernetes/watch-resource.ts';
import { type WatchTimings, watchTimings } from '../src/kubernetes/watch-timings.ts';
import type { ControlPlane } from './start-control-plane.ts';

export interface OpenWatch {
  watch: ResourceWatch<Pod>;
  /** `added web-0`, `changed web-0`, `deleted web-0`, with the uid behind, in the order told. */
  told: string[];
  names(): string[];
  /** While cut, no request reaches the API server; open watches end. */
  cut(isCut: boolean): void;
  close(): Promise<void>;
}

/** Quick to come back, so that scenarios are short; all else as in production. */
export const quickTimings: WatchTimings = { ...watchTimings, backoff: [50, 500], forbiddenRetry: 500 };

export function connectAs(plane: ControlPlane, token: string, timings = quickTimings): ApiConnection {
  const credentials = { ca: plane.authority, headers: { authorization: `Bearer ${token}` } };
  return connectCluster({ from: 'in-cluster' }, timings, () => ({
    server: plane.server,
    read: () => Promise.resolve(credentials),
  }));
}

/** Watches the pods of a namespace as the proxy does. */
export function openWatch(real: ApiConnection, namespace: string, timings = quickTimings): OpenWatch {
  const told: string[] = [];
  let cut: AbortController | undefined;
  let passing = new AbortController();
  const pass = (signal: AbortSignal) => {
    cut?.signal.throwIfAborted();
    return AbortSignal.any([signal, passing.signal]);
  };
  const connection: ApiConnection = {
    server: real.server,
    open: async (path, signal) => real.open(path, pass(signal)),
    get: async (path, signal) => real.get(path, pass(signal)),
    close: () => real.close(),
  };
  const watch = watchResource<Pod>({
    ...{ connection, kind: 'pods', path: `/api/v1/namespaces/${namespace}/pods`, project: projectPod, timings },
    surroundings: realSurroundings,
    onChange: ({ previous, current }) => {
      const { name, uid } = (current ?? previous)?.metadata ?? { name: '', uid: '' };
      told.push(`${current ? (previous ? 'changed' : 'added') : 'deleted'} ${name} ${uid}`);
    },
  });
  watch.start();
  return {
    watch,
    told,
    names: () =>
      watch
        .objects()
        .map(({ metadata }) => metadata.name)
        .sort(),
    cut(isCut) {
      cut = isCut ? new AbortController() : undefined;
      cut?.abort(new Error('the line is cut'));
      passing.abort(new Error('the line is cut'));
      passing = new AbortController();
    },
    async close() {
      await watch.stop();
      real.close();
    },
  };
}

/** Resolves as soon as `condition` holds; fails after a minute with `what`. */
export async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await condition())) {
    if (Date.now() > deadline) {
      throw new Error(`waited a minute in vain: ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
