import type { Behaviour } from './behaviour.ts';
import { completed, creating, type Exit } from '../life/schedule.ts';

/** Runs once for `duration` milliseconds and exits: an init container, or the container of a Job. */
export function finishes(duration: number, exit: Exit = completed): Behaviour {
  return (birth) => {
    const end = birth.from + duration;
    const run = { start: birth.from, end, exit, readyFrom: birth.from, readyUntil: end };
    return {
      latest: (time) => (time >= birth.from ? 0 : -1),
      run: () => run,
      waiting: () => creating,
      backsOff: false,
      completedAt: exit.code === 0 ? end : Infinity,
      events: () => [],
    };
  };
}
