import { useMemo } from 'react';
import type { ResourceRow } from '@vigil/core/resources/roll-up';
import type { Analysis } from '../analyse';
import { columnOf, type ChoosableId } from '../columns/columns';
import type { ColumnId } from '../columns/column-ids';
import { useMeasures, type MeasureRow } from './use-measures';
import { usePercentiles, type PercentilesState } from './use-percentiles';

export interface RowMeasuresState extends Pick<PercentilesState, 'percentilesOf' | 'runs'> {
  /** Absent: nothing was asked for, or nothing was answered yet. */
  measure?: MeasureRow;
  problems: readonly string[];
}

/** What the shown columns need besides the analysis; asked for when all of that is there. */
export function useRowMeasures(
  columns: readonly ChoosableId[],
  sort: ColumnId,
  analysis: Analysis | undefined
): RowMeasuresState {
  const wanted = [...columns, ...(sort === 'name' ? [] : [sort])].map(columnOf);
  const whole = analysis?.isPartial ? undefined : analysis;
  const ids = [...new Set(wanted.flatMap(({ percentile }) => percentile ?? []))].join();
  const measures = useMeasures(
    wanted.some(({ isMeasure }) => isMeasure),
    whole
  );
  const { percentilesOf, runs, problems } = usePercentiles(ids, whole);
  const measure = useMemo<MeasureRow | undefined>(() => {
    const main = measures.measure;
    return main && percentilesOf
      ? (row: ResourceRow) => ({ ...main(row), percentiles: percentilesOf(row) })
      : (main ?? (percentilesOf && ((row) => ({ volumes: [], percentiles: percentilesOf(row) }))));
  }, [measures.measure, percentilesOf]);
  return { measure, percentilesOf, runs, problems: [...measures.problems, ...problems] };
}
