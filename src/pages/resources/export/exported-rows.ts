import type { PercentileId } from '@vigil/core/resources/plan-percentiles';
import type { ResourceRow } from '@vigil/core/resources/roll-up';
import type { RowPercentiles } from '@vigil/core/resources/sum-percentiles';
import { columnOf, type ChoosableId } from '../columns/columns';

export interface ExportedRows {
  rows: readonly ResourceRow[];
  /** Those that the table has a column of. */
  percentiles: readonly PercentileId[];
}

/**
 * The rows with their percentiles where the table has a column of them. Such a column is in the file as well while its
 * query runs and after it failed: unknown is not the same as not asked.
 */
export function exportedRows(
  rows: readonly ResourceRow[],
  columns: readonly ChoosableId[],
  percentilesOf: ((row: ResourceRow) => RowPercentiles) | undefined
): ExportedRows {
  const percentiles = columns.flatMap((id) => columnOf(id).percentile ?? []);
  return {
    rows:
      percentiles.length > 0 && percentilesOf ? rows.map((row) => ({ ...row, percentiles: percentilesOf(row) })) : rows,
    percentiles,
  };
}
