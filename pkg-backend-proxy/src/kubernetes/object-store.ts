import type { Metadata } from '@vigil/core/kubernetes/metadata';

/** What one write to the store changed, in the order to be told. */
export interface StoreChange<T> {
  previous: T | undefined;
  current: T | undefined;
}

/** The objects of one kind as last heard of, by UID: the same name with another UID is another object. */
export interface ObjectStore<T> {
  has(uid: string): boolean;
  put(object: T): Array<StoreChange<T>>;
  remove(uid: string): Array<StoreChange<T>>;
  /** Removes all that a complete list did not name. */
  retain(uids: ReadonlySet<string>): Array<StoreChange<T>>;
  /** The same array until something changes. */
  all(): readonly T[];
  readonly size: number;
}

/** `limit`: the most objects to hold; beyond it the longest held is let go without a word (it was not deleted). */
export function createObjectStore<T extends { metadata: Metadata }>(limit = Number.POSITIVE_INFINITY): ObjectStore<T> {
  const objects = new Map<string, T>();
  const uidOfName = new Map<string, string>();
  let listed: readonly T[] | undefined;

  const nameOf = ({ metadata }: T) => `${metadata.namespace}/${metadata.name}`;
  const forget = (object: T) => {
    listed = undefined;
    objects.delete(object.metadata.uid);
    if (uidOfName.get(nameOf(object)) === object.metadata.uid) {
      uidOfName.delete(nameOf(object));
    }
  };
  const remove = (uid: string): Array<StoreChange<T>> => {
    const previous = objects.get(uid);
    if (!previous) {
      return [];
    }
    forget(previous);
    return [{ previous, current: undefined }];
  };

  return {
    has: (uid) => objects.has(uid),
    put(current) {
      const { uid, resourceVersion } = current.metadata;
      const previous = objects.get(uid);
      if (previous && resourceVersion !== '' && previous.metadata.resourceVersion === resourceVersion) {
        return [];
      }
      const namesake = uidOfName.get(nameOf(current));
      const replaced = namesake !== undefined && namesake !== uid ? remove(namesake) : [];
      listed = undefined;
      objects.set(uid, current);
      uidOfName.set(nameOf(current), uid);
      if (objects.size > limit) {
        const [oldest] = objects.values();
        if (oldest) {
          forget(oldest);
        }
      }
      return [...replaced, { previous, current }];
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
  };
}
