import { projections, watchedKinds } from '@vigil/core/kubernetes/projections';
import type { Metadata } from '@vigil/core/kubernetes/metadata';
import type { ClusterSnapshot } from '@vigil/core/kubernetes/snapshot';
import { createObjectStore } from '../../pkg-backend-proxy/src/kubernetes/object-store.ts';
import type { RawByKind } from './raw-workload.ts';

/** What the proxy would hold of these objects: cut down, and what equals shared. */
export function takeSnapshot(raw: RawByKind): ClusterSnapshot {
  const objects = watchedKinds.map((kind) => {
    const store = createObjectStore<{ metadata: Metadata }>();
    for (const each of raw[kind] ?? []) {
      const object = projections[kind].project(JSON.parse(JSON.stringify(each)));
      if (!object) {
        throw new Error(`an object of ${kind} has no name`);
      }
      store.put(object);
    }
    return [kind, store.all()];
  });
  return { cluster: 'bench', objects: Object.fromEntries(objects) as ClusterSnapshot['objects'], missing: {} };
}
