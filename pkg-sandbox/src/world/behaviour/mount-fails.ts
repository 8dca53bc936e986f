import { minute } from '../duration.ts';
import { creating } from '../life/schedule.ts';
import type { Behaviour } from './behaviour.ts';
import { neverStarts } from './never-starts.ts';

const retryEvery = 2 * minute;

/** A volume can not be mounted: the container is being created for ever. `message` in the kubelet's words. */
export function mountFails(message: string): Behaviour {
  return neverStarts(
    () => creating,
    (since, { from }) => {
      const tries = Math.floor(since / retryEvery) + 1;
      const last = from + (tries - 1) * retryEvery;
      return [{ type: 'Warning', reason: 'FailedMount', message, first: from, last, count: tries }];
    }
  );
}
