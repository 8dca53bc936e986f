import { second } from '../duration.ts';
import type { Behaviour } from './behaviour.ts';
import { neverStarts } from './never-starts.ts';

const retryEvery = 12 * second;

/** A ConfigMap or Secret it needs is not there. `message` in the kubelet's words: `configmap "x" not found`. */
export function configError(message: string): Behaviour {
  return neverStarts(
    () => ({ reason: 'CreateContainerConfigError', message }),
    (since, { from }, fieldPath) => {
      const tries = Math.floor(since / retryEvery) + 1;
      return [
        {
          type: 'Warning',
          reason: 'Failed',
          message: `Error: ${message}`,
          first: from,
          last: from + (tries - 1) * retryEvery,
          count: tries,
          fieldPath,
        },
      ];
    }
  );
}
