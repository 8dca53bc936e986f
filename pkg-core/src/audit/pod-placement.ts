import type { Pod } from '../kubernetes/pod.ts';

/** True while a pod serves: ready and not on its way out. */
export function isReady(pod: Pod): boolean {
  return (
    pod.metadata.deletedAt === null &&
    pod.phase === 'Running' &&
    pod.conditions.some(({ type, status }) => type === 'Ready' && status === 'True')
  );
}

/** True while a pod may still serve: neither finished nor on its way out. */
export function isAlive(pod: Pod): boolean {
  return pod.metadata.deletedAt === null && pod.phase !== 'Succeeded' && pod.phase !== 'Failed';
}
