import type { Pod } from '../kubernetes/pod.ts';

/**
 * How long a pod may take until it is ready: as long as its probes allow, where that is longer than the default.
 * Milliseconds.
 */
export function probedStartup(pod: Pod, byDefault: number): number {
  let longest = byDefault;
  for (const { probes } of pod.spec.containers) {
    const { startup, readiness } = probes;
    const starting = startup ? startup.initialDelaySeconds + startup.failureThreshold * startup.periodSeconds : 0;
    longest = Math.max(longest, (starting + (readiness?.initialDelaySeconds ?? 0)) * 1000);
  }
  return longest;
}
