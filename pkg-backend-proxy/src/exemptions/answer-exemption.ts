import { randomBytes } from 'node:crypto';
import type { ExemptionContext, ExemptionOutcome } from '@vigil/core/audit/exemptions/change-exemption';
import type { Exemption } from '@vigil/core/vocabulary/exemption';
import { Refusal } from '../http/problem.ts';

/** The context of a change that happens now, with an id for an exemption that may be new. */
export function exemptionContext(author: string, now: number): ExemptionContext {
  return { id: randomBytes(8).toString('hex'), author, now };
}

/** The exemption a store gives. Throws a {@link Refusal}: for a fault its own, for a store that does not work `not-ready`. */
export async function answerExemption(outcome: Promise<ExemptionOutcome>): Promise<Exemption> {
  const done = await outcome.catch(() => {
    throw new Refusal(
      'not-ready',
      'Nothing was changed: the proxy can not write to its store at the moment. Its health says why; try again later.'
    );
  });
  if ('fault' in done) {
    throw new Refusal(done.fault.code, done.fault.text);
  }
  return done.exemption;
}
