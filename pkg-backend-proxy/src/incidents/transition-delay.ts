import type { ContainerState, Pod } from '@vigil/core/kubernetes/pod';

/**
 * Seconds from the latest change of a container, by the kubelet's own account (whole seconds, its clock), to `now`; null
 * when no container changed. What is told twice counts once.
 */
export function transitionDelay(previous: Pod, current: Pod, now: number): number | null {
  let latest: number | null = null;
  for (const [index, status] of current.containers.entries()) {
    const before = previous.containers[index];
    const at = momentOf(status.state);
    if (at !== null && before?.name === status.name && momentOf(before.state) !== at) {
      latest = Math.max(latest ?? at, at);
    }
  }
  return latest === null ? null : Math.max(0, (now - latest) / 1000);
}

function momentOf(state: ContainerState): number | null {
  switch (state.type) {
    case 'running':
      return state.startedAt;
    case 'terminated':
      return state.finishedAt;
    default:
      return null;
  }
}
