import { projections, watchedKinds } from '@vigil/core/kubernetes/projections';
import type { ClusterSnapshot } from '@vigil/core/kubernetes/snapshot';
import type { WorldState } from './world.ts';

/** The cluster as the proxy holds it: each object projected once, as long as it lives. `cluster`: its name. */
export function createSnapshots(cluster: string): (state: Pick<WorldState, 'objects'>) => ClusterSnapshot {
  const projected = new WeakMap<object, unknown>();
  return ({ objects }) => {
    const kinds = watchedKinds.map((kind) => {
      const items = (objects[kind] ?? []).map((raw) => {
        if (!projected.has(raw)) {
          projected.set(raw, projections[kind].project(raw));
        }
        return projected.get(raw);
      });
      return [kind, items.filter((item) => item !== undefined)];
    });
    return {
      cluster,
      objects: Object.fromEntries(kinds) as unknown as ClusterSnapshot['objects'],
      missing: {},
    };
  };
}
