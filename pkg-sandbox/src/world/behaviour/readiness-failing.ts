import { second } from '../duration.ts';
import { completed, creating } from '../life/schedule.ts';
import { fieldPathOf, type Behaviour } from './behaviour.ts';

const probeEvery = 10 * second;

/** Runs, and never becomes ready. */
export function readinessFailing(probeMessage: string): Behaviour {
  return (birth) => {
    const run = { start: birth.from, end: Infinity, exit: completed, readyFrom: Infinity, readyUntil: Infinity };
    return {
      latest: (time) => (time >= birth.from ? 0 : -1),
      run: () => run,
      waiting: () => creating,
      backsOff: false,
      completedAt: Infinity,
      events: (time) => {
        const count = Math.floor((time - birth.from) / probeEvery);
        return count > 0
          ? [
              {
                type: 'Warning',
                reason: 'Unhealthy',
                message: `Readiness probe failed: ${probeMessage}`,
                first: birth.from + probeEvery,
                last: birth.from + count * probeEvery,
                count,
                fieldPath: fieldPathOf(birth.container),
              },
            ]
          : [];
      },
    };
  };
}
