import type { ContainerStatus, Pod } from '@vigil/core/kubernetes/pod';

/** The latest run of a container that is known to have broken, from an earlier life of the proxy. */
export interface KnownRestart {
  /** How often the container had been restarted before that run. */
  restartCount: number;
  /** Unix milliseconds. */
  at: number;
}

/**
 * Runs of a container that ended while nobody saw: the kubelet tells of the last one or two only, and how many there
 * were. Counted until they are told with the next happening of that container.
 */
export class RestartGaps {
  readonly #unseen = new Map<string, Map<string, number>>();
  #before = new Map<string, KnownRestart>();

  /** What was known before this process began, by {@link restartKey}. */
  remember(known: Map<string, KnownRestart>): void {
    this.#before = known;
  }

  /** The first list is complete: what is remembered of before is of no more use. */
  forgetBefore(): void {
    this.#before = new Map();
  }

  take(previous: Pod | undefined, current: Pod | undefined): void {
    if (!current) {
      this.#unseen.delete(previous?.metadata.uid ?? '');
      return;
    }
    if (previous === undefined && this.#before.size === 0) {
      return;
    }
    for (const status of current.containers) {
      if (status.restartCount > 0) {
        this.#count(previous, current, status);
      }
    }
  }

  /** How many ended unseen before this one was told; 0 the next time. */
  tell(podUid: string, container: string): number {
    const unseen = this.#unseen.get(podUid);
    const count = unseen?.get(container) ?? 0;
    unseen?.delete(container);
    return count;
  }

  #count(previous: Pod | undefined, { metadata }: Pod, status: ContainerStatus): void {
    const earlier = previous?.containers.find(({ name }) => name === status.name);
    const known = earlier ? lastEnded(earlier) : this.#knownBefore(metadata, status.name);
    if (known === undefined) {
      return;
    }
    const visible = endedRuns(status).filter((run) => run > known);
    const count = lastEnded(status) - known - visible.length;
    if (count > 0) {
      const unseen = this.#unseen.get(metadata.uid) ?? new Map<string, number>();
      this.#unseen.set(metadata.uid, unseen.set(status.name, (unseen.get(status.name) ?? 0) + count));
    }
  }

  /** A pod made anew under the same name (StatefulSet) begins to count anew. */
  #knownBefore({ namespace, name, createdAt }: Pod['metadata'], container: string): number | undefined {
    const known = this.#before.get(restartKey(namespace, name, container));
    return known && known.at >= createdAt ? known.restartCount : undefined;
  }
}

export function restartKey(namespace: string, pod: string, container: string): string {
  return `${namespace}/${pod}/${container}`;
}

/** The number of the latest run that has ended, counted from 0; -1 while the first one lasts. */
function lastEnded({ state, lastState, restartCount }: ContainerStatus): number {
  const hasEnded = state.type === 'terminated' || (state.type === 'waiting' && lastState?.type === 'terminated');
  return hasEnded ? restartCount : restartCount - 1;
}

/** The runs whose end can be seen in the status. */
function endedRuns(status: ContainerStatus): number[] {
  const { state, lastState, restartCount } = status;
  const runs = state.type === 'terminated' ? [restartCount] : [];
  if (lastState?.type === 'terminated') {
    runs.push(state.type === 'waiting' ? restartCount : restartCount - 1);
  }
  return runs;
}
