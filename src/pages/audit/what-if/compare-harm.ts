import type { PlaceLoss } from '@vigil/core/vocabulary/what-if';

/** Budgets that a drain would wait for in vain. */
export function blockingBudgets({ budgets }: Pick<PlaceLoss, 'budgets'>): PlaceLoss['budgets'] {
  return budgets.filter(({ allowed }) => allowed === 0);
}

/** Whether everything there finds another place without anybody noticing. */
export function isHarmless(place: PlaceLoss): boolean {
  return harmOf(place).every((count) => count === 0);
}

/**
 * For sorting, the most harmful place first: services that nobody answers any more, then quorums lost, then pods that
 * do not run again, then budgets that block a drain, then pods that have to move; then by name.
 */
export function compareHarm(a: PlaceLoss, b: PlaceLoss): number {
  const [left, right] = [
    [...harmOf(a), a.pods],
    [...harmOf(b), b.pods],
  ];
  const at = left.findIndex((count, index) => count !== right[index]);
  return at < 0 ? a.name.localeCompare(b.name, 'en', { numeric: true }) : (right[at] ?? 0) - (left[at] ?? 0);
}

function harmOf(place: PlaceLoss): number[] {
  return [place.services.length, place.quorums.length, place.stranded.length, blockingBudgets(place).length];
}
