import type { Pod } from '../kubernetes/pod.ts';
import type { ContainerException } from './exception.ts';
import { describeReason } from './reasons/describe-reason.ts';

/** An exception of the pod as a whole: once per pod and reason. `at` in Unix milliseconds. */
export function podException(pod: Pod, reason: string, at: number, message: string): ContainerException {
  return {
    container: null,
    containerRole: null,
    reason,
    severity: describeReason(reason).severity,
    exitCode: null,
    signal: null,
    message,
    at,
    fingerprint: `${pod.metadata.uid}/${reason}`,
    image: null,
    containerId: null,
    restartCount: 0,
    log: 'none',
  };
}
