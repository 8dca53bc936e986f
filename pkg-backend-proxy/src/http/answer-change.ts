import { randomBytes } from 'node:crypto';
import { Refusal } from './problem.ts';

/** Says that the store did not take a change. */
export const notChanged =
  'Nothing was changed: the proxy can not write to its store at the moment. Its health says why; try again later.';

/** Who changes something and when (Unix milliseconds), with an id for what may be new. */
export function changeContext(author: string, now: number): { id: string; author: string; now: number } {
  return { id: randomBytes(8).toString('hex'), author, now };
}

interface Faulty {
  fault: { code: Refusal['code']; text: string };
}

/** What a change came to. Throws a {@link Refusal}: for a fault its own, for a store that does not work `not-ready`. */
export async function answerChange<Outcome extends object>(
  outcome: Promise<Outcome>
): Promise<Exclude<Outcome, Faulty>> {
  const done = await outcome.catch(() => {
    throw new Refusal('not-ready', notChanged);
  });
  if (isFaulty(done)) {
    throw new Refusal(done.fault.code, done.fault.text);
  }
  return done as Exclude<Outcome, Faulty>;
}

function isFaulty(outcome: object): outcome is Faulty {
  return 'fault' in outcome;
}
