import type { Metadata } from '../kubernetes/metadata.ts';
import { projections, watchedKinds } from '../kubernetes/projections.ts';
import type { ClusterSnapshot, WatchedKind } from '../kubernetes/snapshot.ts';
import { isSameToChecks } from './same-to-checks.ts';

type Listed = ReadonlyArray<{ metadata: Metadata }>;

/** Objects of one kind that checks see together. */
interface Group {
  objects: Listed;
  /** Another number whenever a check could see a difference. Unique. */
  version: number;
}

/** The versions of all objects, or of those in a namespace, by kind. */
export type Versions = Readonly<Record<WatchedKind, number>>;

/** Kinds whose objects live in a namespace. */
export function isNamespaced(kind: WatchedKind): boolean {
  return projections[kind].namespaced;
}

/** A snapshot by kind and namespace, which knows what stayed the same since the one before. Never changes. */
export class ObjectGroups {
  readonly #snapshot: ClusterSnapshot;
  readonly #whole = new Map<WatchedKind, Group>();
  readonly #byNamespace = new Map<WatchedKind, ReadonlyMap<string, Group>>();
  readonly #last: number;

  constructor(snapshot: ClusterSnapshot, before?: ObjectGroups) {
    this.#snapshot = snapshot;
    let last = before ? before.#last : 0;
    const grouped = (objects: Listed, known: Group | undefined): Group => {
      const same = known?.objects.length === objects.length;
      if (known && same && objects.every((object, index) => isSameToChecks(known.objects[index], object))) {
        return { objects, version: known.version };
      }
      last += 1;
      return { objects, version: last };
    };
    for (const kind of watchedKinds) {
      const objects: Listed = snapshot.objects[kind];
      const whole = before && before.#whole.get(kind);
      const spaces = before && before.#byNamespace.get(kind);
      if (whole?.objects === objects && spaces) {
        this.#whole.set(kind, whole);
        this.#byNamespace.set(kind, spaces);
        continue;
      }
      this.#whole.set(kind, grouped(objects, whole));
      const members = isNamespaced(kind) ? [...Map.groupBy(objects, ({ metadata }) => metadata.namespace)] : [];
      this.#byNamespace.set(kind, new Map(members.map(([name, own]) => [name, grouped(own, spaces?.get(name))])));
    }
    this.#last = last;
  }

  /** The namespaces that have an object of one of these kinds. */
  namespaces(kinds: readonly WatchedKind[]): string[] {
    return [...new Set(kinds.flatMap((kind) => [...(this.#byNamespace.get(kind)?.keys() ?? [])]))];
  }

  /** Of all objects; with a namespace, only of those in it and of those in none. A kind without objects has 0. */
  versions(namespace?: string): Versions {
    return Object.fromEntries(
      watchedKinds.map((kind) => [kind, this.#group(kind, namespace)?.version ?? 0])
    ) as Versions;
  }

  /** The objects in one namespace, and those in none. */
  within(namespace: string): ClusterSnapshot {
    const objects = Object.fromEntries(
      watchedKinds.map((kind) => [kind, this.#group(kind, namespace)?.objects ?? []])
    ) as unknown as ClusterSnapshot['objects'];
    return { ...this.#snapshot, objects };
  }

  #group(kind: WatchedKind, namespace: string | undefined): Group | undefined {
    return namespace !== undefined && isNamespaced(kind)
      ? this.#byNamespace.get(kind)?.get(namespace)
      : this.#whole.get(kind);
  }
}
