import { readyRun, type Behaviour } from './behaviour.ts';
import { creating } from '../life/schedule.ts';

/** Starts once and runs for ever. */
export function steady(): Behaviour {
  return (birth) => {
    const run = readyRun(birth, birth.from, Infinity);
    return {
      latest: (time) => (time >= birth.from ? 0 : -1),
      run: () => run,
      waiting: () => creating,
      backsOff: false,
      completedAt: Infinity,
      events: () => [],
    };
  };
}
