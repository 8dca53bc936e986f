import { randomBytes } from 'node:crypto';
import type { TestRun } from '@vigil/core/contract/test-runs';
import type { RunContext, RunOutcome } from '@vigil/core/runs/change-run';
import { Refusal } from '../http/problem.ts';

/** The context of a change that happens now, with an id for a run that may be new. */
export function runContext(author: string, now: number): RunContext {
  return { id: randomBytes(8).toString('hex'), author, now };
}

/** The run a store gives. Throws a {@link Refusal}: for a fault its own, for a store that does not work `not-ready`. */
export async function answerRun(outcome: Promise<RunOutcome>): Promise<{ run: TestRun; isNew: boolean }> {
  const done = await outcome.catch(() => {
    throw new Refusal(
      'not-ready',
      'Nothing was changed: the proxy can not write to its store at the moment. Its health says why; try again later.'
    );
  });
  if ('fault' in done) {
    throw new Refusal(done.fault.code, done.fault.text);
  }
  return done;
}
