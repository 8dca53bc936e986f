import type { PodRow } from '@vigil/core/resources/pod-row';

/**
 * Without pods that ended before the window: a peak looks back some minutes from its start, and still sees them. Where
 * samples were not counted at all, nobody can tell.
 */
export function livedPods(pods: readonly PodRow[]): PodRow[] {
  return pods.some(({ samples }) => samples > 0)
    ? pods.filter(({ samples, alive, memory }) => samples > 0 || alive || memory.max !== undefined)
    : [...pods];
}
