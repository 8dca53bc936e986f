import type { Metadata } from '../../kubernetes/metadata.ts';
import { watchedKinds } from '../../kubernetes/projections.ts';
import type { ClusterSnapshot, WatchedKind, WatchedKinds } from '../../kubernetes/snapshot.ts';
import { changesByKind } from './object-changes.ts';

type Held = { metadata: Metadata };

/** A snapshot after one change, and what changed in words. */
export interface Changed {
  snapshot: ClusterSnapshot;
  what: string;
  kind: WatchedKind;
}

/** Something that may happen in a cluster: always another snapshot, sometimes one that differs in nothing that matters. */
export function changeSomething(
  snapshot: ClusterSnapshot,
  chance: () => number,
  now: number,
  kinds: readonly WatchedKind[] = watchedKinds
): Changed {
  const held = kinds.filter((each) => snapshot.objects[each].length > 0);
  const kind = pick(held.length > 0 ? held : watchedKinds, chance);
  const objects: readonly Held[] = snapshot.objects[kind];
  const at = Math.floor(chance() * objects.length);
  const object = objects[at];
  const turn = chance();
  const written = { resourceVersion: String(Math.floor(chance() * 1e9)) };
  const replaced = (changed: Held | undefined, what: string): Changed => {
    const next = changed ? objects.with(at, changed) : objects.toSpliced(at, 1);
    return {
      snapshot: { ...snapshot, objects: { ...snapshot.objects, [kind]: next } },
      what: `${kind}: ${what}`,
      kind,
    };
  };
  if (!object) {
    return { snapshot: { ...snapshot }, what: 'nothing', kind };
  }
  const { metadata } = object;
  if (turn < 0.1) {
    const touched = { ...metadata, ...written, labels: { ...metadata.labels } };
    return replaced({ ...object, metadata: touched }, 'written without a change');
  }
  if (turn < 0.2) {
    return replaced(undefined, 'deleted');
  }
  if (turn < 0.3) {
    const name = `${metadata.name}-${Math.floor(chance() * 1000)}`;
    const more = { ...object, metadata: { ...metadata, name, uid: `uid-${name}`, createdAt: now } };
    return {
      snapshot: { ...snapshot, objects: { ...snapshot.objects, [kind]: [...objects, more] } },
      what: `${kind}: one more`,
      kind,
    };
  }
  if (turn < 0.4) {
    const labels = { ...metadata.labels, app: pick(['cart', 'db', 'a', 'other'], chance) };
    return replaced({ ...object, metadata: { ...metadata, ...written, labels } }, 'another label');
  }
  if (turn < 0.45) {
    return replaced({ ...object, metadata: { ...metadata, ...written, deletedAt: now } }, 'on its way out');
  }
  const changes = changesByKind[kind] as unknown as ReadonlyArray<(object: Held, turn: number, now: number) => Held>;
  const changed = pick(changes, chance)(object, chance(), now);
  return replaced({ ...changed, metadata: { ...changed.metadata, ...written } }, 'changed');
}

/** One of them. Throws for none. */
export function pick<Item>(items: readonly Item[], chance: () => number): Item {
  const item = items[Math.floor(chance() * items.length)];
  if (item === undefined) {
    throw new RangeError('nothing to pick from');
  }
  return item;
}

export type ChangesByKind = {
  [Kind in WatchedKind]: ReadonlyArray<(object: WatchedKinds[Kind], turn: number, now: number) => WatchedKinds[Kind]>;
};
