import { type ExemptionChange, longestExemption, mostExemptions } from '../../contract/exemptions.ts';
import type { Exemption } from '../../vocabulary/exemption.ts';
import { type NamedCheck, normalisePatterns, unknownPatterns } from './check-pattern.ts';
import { isInForce } from './exemption-end.ts';

/** Who does it and when; `id` is for one that is new. */
export interface ExemptionContext {
  id: string;
  author: string;
  /** Unix milliseconds. */
  now: number;
}

export interface ExemptionFault {
  code: 'bad-request' | 'not-found' | 'too-many';
  /** What is wrong and what to do. */
  text: string;
}

export type ExemptionOutcome = { exemption: Exemption } | { fault: ExemptionFault };

/** A new exemption. `active`: how many stored ones are in force. */
export function createExemption(
  { checks, scope, reason, expiresAt }: Extract<ExemptionChange, { action: 'create' }>,
  known: readonly NamedCheck[],
  active: number,
  { id, author, now }: ExemptionContext
): ExemptionOutcome {
  const patterns = normalisePatterns(checks);
  const unknown = unknownPatterns(patterns, known);
  if (unknown.length > 0) {
    return wrong(
      `checks: there is no check "${unknown.join('", "')}". Name ids (HA-12), families (ST-*), categories (availability) or *.`
    );
  }
  if (expiresAt !== 'never' && expiresAt <= now) {
    return wrong('expiresAt: must be later than now.');
  }
  if (expiresAt !== 'never' && expiresAt > now + longestExemption) {
    return wrong('expiresAt: at most a year ahead, or "never".');
  }
  if (active >= mostExemptions.active) {
    return {
      fault: {
        code: 'too-many',
        text: `There are ${active} exemptions in force, as many as are kept. Revoke some, or exempt a whole namespace or category.`,
      },
    };
  }
  const end = expiresAt === 'never' ? null : expiresAt;
  const made = { author, createdAt: now, expiresAt: end, revoked: null };
  return { exemption: { id, source: 'stored', checks: patterns, scope, reason, ...made } };
}

/** The exemption taken back; one that is over already stays as it is. */
export function revokeExemption(exemption: Exemption, { author, now }: Omit<ExemptionContext, 'id'>): Exemption {
  return isInForce(exemption, now) ? { ...exemption, revoked: { at: now, author } } : exemption;
}

function wrong(text: string): ExemptionOutcome {
  return { fault: { code: 'bad-request', text: `The body is wrong. ${text}` } };
}
