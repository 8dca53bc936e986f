import type { ContainerStatus, Pod } from '../kubernetes/pod.ts';
import type { ContainerException } from './exception.ts';
import { describeReason } from './reasons/describe-reason.ts';

/**
 * An exception of the pod as a whole: once per pod and reason. `at` in Unix milliseconds. `culprit`: the container it
 * comes from, where that is known.
 */
export function podException(
  pod: Pod,
  reason: string,
  at: number,
  message: string,
  culprit?: ContainerStatus
): ContainerException {
  return {
    container: culprit?.name ?? null,
    containerRole: culprit?.role ?? null,
    reason,
    severity: describeReason(reason).severity,
    exitCode: null,
    signal: null,
    message,
    at,
    fingerprint: `${pod.metadata.uid}/${reason}`,
    image: culprit?.image || null,
    containerId: culprit?.containerId ?? null,
    restartCount: culprit?.restartCount ?? 0,
    log: 'none',
  };
}
