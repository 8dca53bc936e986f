import type { Metadata } from '@vigil/core/kubernetes/metadata';
import { shareEqual } from './share-equal.ts';

/** What one write to the store changed, in the order to be told. */
export interface StoreChange<T> {
  previous: T | undefined;
  current: T | undefined;
}

/** The most objects to hold, and when one was last seen (a number that grows): those unseen for longest are let go first. */
export interface StoreLimit<T> {
  objects: number;
  seenAt(object: T): number;
}

/** The objects of one kind as last heard of, by UID: the same name with another UID is another object. */
export interface ObjectStore<T> {
  get(uid: string): T | undefined;
  /** Takes the object over: parts of it may be replaced by equal ones that are held already. */
  put(object: T): Array<StoreChange<T>>;
  remove(uid: string): Array<StoreChange<T>>;
  /** Removes all that a complete list did not name. */
  retain(uids: ReadonlySet<string>): Array<StoreChange<T>>;
  /** The same array until something changes. */
  all(): readonly T[];
  readonly size: number;
  /** How often an object was let go because there were too many. */
  readonly dropped: number;
}

/** What stays of the limit when it is passed: letting go of many at a time makes finding them cheap. */
const keptShare = 0.9;

/** What is let go for the sake of `limit` is told like a removal, so that nobody else holds it either. */
export function createObjectStore<T extends { metadata: Metadata }>(limit?: StoreLimit<T>): ObjectStore<T> {
  const objects = new Map<string, T>();
  const uidOfName = new Map<string, string>();
  let listed: readonly T[] | undefined;
  let dropped = 0;
  // Lists come by namespace and name, so that the one before is often of the same owner and looks much the same.
  let neighbour: T | undefined;

  const nameOf = ({ metadata }: T) => `${metadata.namespace}/${metadata.name}`;
  const remove = (uid: string): Array<StoreChange<T>> => {
    const previous = objects.get(uid);
    if (!previous) {
      return [];
    }
    listed = undefined;
    objects.delete(uid);
    if (uidOfName.get(nameOf(previous)) === uid) {
      uidOfName.delete(nameOf(previous));
    }
    return [{ previous, current: undefined }];
  };
  const shrink = ({ objects: most, seenAt }: StoreLimit<T>): Array<StoreChange<T>> => {
    const longestUnseen = [...objects.values()].sort((a, b) => seenAt(a) - seenAt(b));
    const tooMany = longestUnseen.slice(0, objects.size - Math.ceil(most * keptShare));
    dropped += tooMany.length;
    return tooMany.flatMap(({ metadata }) => remove(metadata.uid));
  };

  return {
    get: (uid) => objects.get(uid),
    put(object) {
      const { uid, resourceVersion } = object.metadata;
      const previous = objects.get(uid);
      if (previous && resourceVersion !== '' && previous.metadata.resourceVersion === resourceVersion) {
        return [];
      }
      const current = previous ? shareEqual(previous, object, 2) : shareEqual(neighbour, object, 2);
      neighbour = current;
      const namesake = previous ? undefined : uidOfName.get(nameOf(current));
      const replaced = namesake === undefined ? [] : remove(namesake);
      listed = undefined;
      objects.set(uid, current);
      if (!previous) {
        uidOfName.set(nameOf(current), uid);
      }
      const released = limit && objects.size > limit.objects ? shrink(limit) : [];
      return [...replaced, { previous, current }, ...released];
    },
    remove,
    retain: (uids) => [...objects.keys()].filter((uid) => !uids.has(uid)).flatMap(remove),
    all() {
      listed ??= [...objects.values()];
      return listed;
    },
    get size() {
      return objects.size;
    },
    get dropped() {
      return dropped;
    },
  };
}
