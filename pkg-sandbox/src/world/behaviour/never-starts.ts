import { creating, type EventMoment, type Waiting } from '../life/schedule.ts';
import { fieldPathOf, type Behaviour, type Birth } from './behaviour.ts';

/** Never gets as far as running. `sinceStart`: milliseconds since it was first tried. */
export function neverStarts(
  waiting: (sinceStart: number, birth: Birth) => Waiting,
  events: (sinceStart: number, birth: Birth, fieldPath: string) => EventMoment[]
): Behaviour {
  return (birth) => ({
    latest: () => -1,
    run: () => ({
      start: Infinity,
      end: Infinity,
      exit: { code: 0, reason: '', message: '' },
      readyFrom: Infinity,
      readyUntil: Infinity,
    }),
    waiting: (time) => (time < birth.from ? creating : waiting(time - birth.from, birth)),
    backsOff: true,
    completedAt: Infinity,
    events: (time) => (time < birth.from ? [] : events(time - birth.from, birth, fieldPathOf(birth.container))),
  });
}
