import type { Asked } from './annotations.ts';
import type { Trouble } from './trouble.ts';

/** Somebody may take an endless mute away at a workload, and none of its pods changes. Milliseconds. */
const lookAgainEvery = 600_000;

export function isMuted({ mutedUntil }: Asked, now: number): boolean {
  return mutedUntil !== undefined && mutedUntil > now;
}

/** The troubles, without those that annotations ask to leave out: these are counted by their rule. */
export function obeyWishes(troubles: readonly Trouble[], wishes: Asked, now: number): readonly Trouble[] {
  const muted = isMuted(wishes, now);
  if (!muted && !wishes.ignored) {
    return troubles;
  }
  return troubles.map((one) => {
    // A wish that can not be read is told even so.
    if (one.rule !== null || one.exception.reason === 'InvalidAnnotation') {
      return one;
    }
    const isIgnored = wishes.ignored?.has(one.exception.reason) ?? false;
    return muted || isIgnored ? { ...one, rule: muted ? ('muted' as const) : ('ignored-by-annotation' as const) } : one;
  });
}

/** When a trouble that is muted is to be looked at again, Unix milliseconds; null: nothing is muted. */
export function muteEnds(wishes: Asked, now: number): number | null {
  return isMuted(wishes, now) ? Math.min(wishes.mutedUntil ?? now, now + lookAgainEvery) : null;
}
