import type { Detection } from './exception.ts';
import type { Trouble } from './trouble.ts';

/**
 * Sorts troubles into those to tell, to leave out and to wait for. `earlier`: those of the state before, of which
 * nothing is told twice (undefined: all is news). `settling`: how long to hold back what may soon be known better,
 * milliseconds; null: tell it now.
 */
export function sortTroubles(
  troubles: readonly Trouble[],
  earlier: readonly Trouble[] | undefined,
  now: number,
  settling: number | null
): Omit<Detection, 'recoveries'> {
  // What waited for a grace period or to settle may not have been told then.
  const told = new Map(
    earlier
      ?.filter(({ from, settles }) => from === null && !settles)
      .map(({ exception, rule }) => [exception.fingerprint, rule])
  );
  const toldEarly = new Set(
    earlier?.filter(({ from }) => from !== null && from > now).map(({ exception }) => exception.fingerprint)
  );
  const detection: Omit<Detection, 'recoveries'> = { exceptions: [], ignored: [], lookAgainAt: null };
  const lookAgain = (at: number) => {
    detection.lookAgainAt = Math.min(detection.lookAgainAt ?? at, at);
  };
  for (const { exception, rule, from, early, settles } of troubles) {
    const { container, reason, fingerprint } = exception;
    const before = told.get(fingerprint);
    // What was left out then may count now: a container that ended without an error, and backs off.
    if (before !== undefined && (before === null || before === rule)) {
      continue;
    }
    if (rule !== null) {
      detection.ignored.push({ rule, container, reason, fingerprint });
    } else if (from !== null && from > now) {
      lookAgain(from);
      if (early !== null && !toldEarly.has(fingerprint)) {
        detection.ignored.push({ rule: early, container, reason, fingerprint });
      }
    } else if (settles && settling !== null) {
      lookAgain(now + settling);
    } else {
      detection.exceptions.push(exception);
    }
  }
  return detection;
}
