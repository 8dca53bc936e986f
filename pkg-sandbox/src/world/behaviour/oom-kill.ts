import { minute } from '../duration.ts';
import type { Behaviour } from './behaviour.ts';
import { diesAgain } from './dies-again.ts';

/** Its memory climbs to the limit in 12 min; then the kernel kills it. */
export function oomKill(): Behaviour {
  return diesAgain({
    lifetime: 12 * minute,
    exit: { code: 137, reason: 'OOMKilled', message: '' },
    memoryShare: (time, run) => Math.min(0.998, 0.38 + (0.63 * (time - run.start)) / (12 * minute)),
  });
}
