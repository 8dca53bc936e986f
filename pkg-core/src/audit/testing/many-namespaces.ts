import type { Metadata } from '../../kubernetes/metadata.ts';
import { projections, watchedKinds } from '../../kubernetes/projections.ts';
import type { ClusterSnapshot } from '../../kubernetes/snapshot.ts';
import type { CheckCase } from './check-case.ts';
import { snapshot } from './build-snapshot.ts';

type Held = { metadata: Metadata; object?: { uid: string; namespace: string } };

/** One cluster of several cases, each in a namespace of its own; what belongs to none is the last case's of that name. */
export function manyNamespaces(cases: readonly CheckCase[]): ClusterSnapshot {
  const lists = watchedKinds.map((kind) => {
    const all = new Map<string, Held>();
    cases.forEach(([, , objects], index) => {
      for (const object of (objects[kind] ?? []) as readonly Held[]) {
        const moved = projections[kind].namespaced ? move(object, `shop-${index}`) : object;
        all.set(`${moved.metadata.namespace}/${moved.metadata.name}`, moved);
      }
    });
    return [kind, [...all.values()]];
  });
  return snapshot(Object.fromEntries(lists) as Partial<ClusterSnapshot['objects']>);
}

function move(object: Held, namespace: string): Held {
  const { metadata } = object;
  const own = (uid: string) => `${namespace}/${uid}`;
  const owner = metadata.owner && { ...metadata.owner, uid: own(metadata.owner.uid) };
  return {
    ...object,
    metadata: { ...metadata, namespace, uid: own(metadata.uid), owner },
    ...(object.object ? { object: { ...object.object, namespace, uid: own(object.object.uid) } } : {}),
  };
}
