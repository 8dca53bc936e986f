import type { ClusterEvent } from '@vigil/core/kubernetes/objects';
import type { WorkloadRef } from '@vigil/core/vocabulary/workload-ref';

/** As many as the watch holds: what it lets go of without a word is let go of here too. */
const limit = 5_000;

/** The events of a cluster by the object they are about, the longest held let go of first. */
export class KnownEvents {
  readonly #byUid = new Map<string, ClusterEvent>();
  readonly #byObject = new Map<string, Map<string, ClusterEvent>>();
  readonly #workloads = new Map<string, WorkloadRef>();
  readonly #limit: number;

  constructor(atMost = limit) {
    this.#limit = atMost;
  }

  /** Gives the event that had to go for it, if any. */
  put(event: ClusterEvent): ClusterEvent | undefined {
    // To the end: the longest held is the one longest not heard of.
    this.#byUid.delete(event.metadata.uid);
    this.#byUid.set(event.metadata.uid, event);
    const siblings = this.#byObject.get(event.object.uid) ?? new Map<string, ClusterEvent>();
    this.#byObject.set(event.object.uid, siblings.set(event.metadata.uid, event));
    if (this.#byUid.size <= this.#limit) {
      return undefined;
    }
    const [oldest] = this.#byUid.values();
    if (oldest) {
      this.remove(oldest.metadata.uid);
    }
    return oldest;
  }

  remove(uid: string): void {
    const event = this.#byUid.get(uid);
    if (!event) {
      return;
    }
    this.#byUid.delete(uid);
    this.#workloads.delete(uid);
    const siblings = this.#byObject.get(event.object.uid);
    siblings?.delete(uid);
    if (siblings?.size === 0) {
      this.#byObject.delete(event.object.uid);
    }
  }

  get(uid: string): ClusterEvent | undefined {
    return this.#byUid.get(uid);
  }

  /** Whose trouble it is, as it was found out first: later its object may be gone. */
  workloadOf(event: ClusterEvent, find: () => WorkloadRef): WorkloadRef {
    const { uid } = event.metadata;
    const workload = this.#workloads.get(uid) ?? find();
    if (this.#byUid.has(uid)) {
      this.#workloads.set(uid, workload);
    }
    return workload;
  }

  /** Those about the object of this uid. */
  about(objectUid: string): ClusterEvent[] {
    return [...(this.#byObject.get(objectUid)?.values() ?? [])];
  }
}
