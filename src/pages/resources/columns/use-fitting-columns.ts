import { useMemo } from 'react';
import type { ResourceRow } from '@vigil/core/resources/roll-up';
import { useWidth } from '../../../components/use-width';
import type { ColumnId } from './column-ids';
import { fittingColumns, shownColumns, usualIds, type ChoosableId } from './columns';

export interface FittingColumns {
  /** As the table shows them. */
  shown: readonly ChoosableId[];
  /** What would be shown in a wider window. */
  noRoom: readonly ChoosableId[];
  /** To be given the table. */
  measureWidth(table: HTMLDivElement | null): void;
}

/** The chosen columns that occur; of the usual ones, those that fit in the table. */
export function useFittingColumns(
  columns: readonly ChoosableId[],
  rows: readonly ResourceRow[],
  sort: ColumnId
): FittingColumns {
  const [measureWidth, width] = useWidth<HTMLDivElement>();
  const columnsOfWidth = useMemo(() => {
    const occurring = shownColumns(columns, rows);
    const shown = columns === usualIds ? fittingColumns(occurring, rows, width, sort) : occurring;
    return { shown, noRoom: occurring.filter((id) => !shown.includes(id)) };
  }, [columns, rows, width, sort]);
  return { ...columnsOfWidth, measureWidth };
}
