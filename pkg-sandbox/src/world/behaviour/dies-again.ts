import { second } from '../duration.ts';
import { creating, type Exit, type Run, type Schedule } from '../life/schedule.ts';
import { readyRun, type Behaviour } from './behaviour.ts';

/** The ends of the instances begun so far; the last one may be still to come. */
export interface Ends {
  count: number;
  at(index: number): number;
}

/**
 * Dies every `lifetime` milliseconds and starts again at once: more than 10 min apart, so that the kubelet has forgotten
 * its back-off. Replicas die one after the other. `readyFor`: how much of its life it is ready.
 */
export function diesAgain(options: {
  lifetime: number;
  exit: Exit;
  readyFor?: number;
  memoryShare?: Schedule['memoryShare'];
  events?: (time: number, ends: Ends, fieldPath: string) => ReturnType<Schedule['events']>;
}): Behaviour {
  const { lifetime, exit, readyFor = lifetime, memoryShare, events } = options;
  const pause = 2 * second;
  const period = lifetime + pause;
  return (birth) => {
    // The first instance is cut short so that replicas do not die together.
    const offset = ((birth.replica % 3) * period) / 3;
    const latest = (time: number) => (time < birth.from ? -1 : Math.floor((time - birth.from + offset) / period));
    const run = (index: number): Run => {
      const start = Math.max(birth.from, birth.from - offset + index * period);
      const end = birth.from - offset + index * period + lifetime;
      return { ...readyRun(birth, start, end, exit), readyUntil: end - (lifetime - readyFor) };
    };
    const container = birth.container;
    return {
      latest,
      run,
      waiting: () => creating,
      backsOff: false,
      completedAt: Infinity,
      events: (time) => {
        const index = latest(time);
        return events && index >= 0
          ? events(time, { count: index + 1, at: (each) => run(each).end }, `spec.containers{${container.name}}`)
          : [];
      },
      memoryShare,
    };
  };
}
