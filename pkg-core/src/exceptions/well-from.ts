import type { ContainerStatus, Pod } from '../kubernetes/pod.ts';
import type { GracePeriods } from './grace-periods.ts';

/**
 * From when on a container counts as well if nothing changes, Unix milliseconds; null while it is in trouble. It has to
 * be ready, or to run for a while, and its latest restart must lie back long enough: else it is flapping.
 */
export function wellFrom(pod: Pod, status: ContainerStatus, grace: GracePeriods): number | null {
  const { state, lastState } = status;
  if (state.type === 'terminated') {
    const mayEnd = status.role === 'init' || pod.spec.restartPolicy !== 'Always' || pod.phase === 'Succeeded';
    return state.exitCode === 0 && mayEnd ? (state.finishedAt ?? 0) : null;
  }
  if (state.type !== 'running') {
    return null;
  }
  const startedAt = state.startedAt ?? 0;
  const endedAt = lastState?.type === 'terminated' ? (lastState.finishedAt ?? 0) : 0;
  const restartedAt = status.restartCount > 0 ? Math.max(startedAt, endedAt) : null;
  const calm = restartedAt === null ? 0 : restartedAt + grace.flapping;
  return Math.max(calm, status.ready ? 0 : startedAt + grace.running);
}
