import { resolveIntOrPercent } from '../kubernetes/int-or-percent.ts';
import type { PodDisruptionBudget } from '../kubernetes/objects.ts';

/** How many of `expected` pods a budget wants healthy; undefined for a rule that can not be read. Percentages round up. */
export function budgetMinimum(
  { minAvailable, maxUnavailable }: Pick<PodDisruptionBudget, 'minAvailable' | 'maxUnavailable'>,
  expected: number
): number | undefined {
  if (maxUnavailable !== null) {
    const away = resolveIntOrPercent(maxUnavailable, expected, 'up');
    return away === undefined ? undefined : Math.max(0, expected - away);
  }
  return minAvailable === null ? undefined : resolveIntOrPercent(minAvailable, expected, 'up');
}
