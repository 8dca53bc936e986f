import type { ComparedRow, ComparedSide } from '@vigil/core/resources/compare-analyses';
import type { Policy } from '@vigil/core/resources/policy';
import { rollUp } from '@vigil/core/resources/roll-up';
import { windowSeconds } from '@vigil/core/resources/scope';
import { sliceSeconds, type Spread } from '@vigil/core/resources/spread-queries';
import type { Analysis } from '../analyse';
import { choosePods, filterRows } from '../arrange-rows';
import type { ResourcesState } from '../resources-url';
import type { ComparisonState } from './comparison-url';

/** One analysis as a side of a comparison, grouped as the page is. */
export function sideOf(
  { pods, input, capabilities }: Analysis,
  { workload, group }: Pick<ResourcesState, 'workload' | 'group'>,
  policy: Policy,
  spread: Spread | undefined
): ComparedSide {
  const seconds = windowSeconds(input.window);
  const intervalSeconds = capabilities.interval.seconds;
  return {
    rows: rollUp(choosePods(pods, workload), group, policy, { windowSeconds: seconds, intervalSeconds }),
    ...{ seconds, intervalSeconds, sliceSeconds: sliceSeconds(input.window, capabilities), spread },
  };
}

/** Rows that pass the page's filters and the comparison's own, in the order that is asked for. */
export function arrangeCompared(
  rows: readonly ComparedRow[],
  filters: Pick<ResourcesState, 'verdict' | 'search'>,
  { changed, by }: Pick<ComparisonState, 'changed' | 'by'>
): ComparedRow[] {
  const passing = new Set(
    filterRows(
      rows.map(({ row }) => row),
      filters
    )
  );
  const shown = rows.filter((compared) => passing.has(compared.row) && (!changed || compared.isSignificant));
  if (by === 'change') {
    return shown;
  }
  if (by === 'name') {
    return shown.sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  }
  const size = ({ figures }: ComparedRow) => Math.abs(figures[by].difference ?? -1);
  return shown.sort(
    (a, b) => isKnown(b, by) - isKnown(a, by) || size(b) - size(a) || nameOf(a).localeCompare(nameOf(b))
  );
}

function isKnown({ figures }: ComparedRow, by: keyof ComparedRow['figures']): number {
  return figures[by].difference === undefined ? 0 : 1;
}

function nameOf({ row: { subject } }: ComparedRow): string {
  return `${subject.namespace}/${subject.name}/${subject.kind}`;
}
