import React from 'react';
import { t } from '@grafana/i18n';
import type { ResourceRow } from '@vigil/core/resources/roll-up';
import { cpuShare, memoryShare, shareOf } from '../arrange-rows';
import { bytesText, shareText, unknown } from '../figure-text';
import { RestartsCell } from './RestartsCell';
import { columnIds, type ColumnId, type PercentileColumnId } from './column-ids';
import { measureColumns } from './measure-columns';
import { percentileColumns } from './percentile-columns';
import { UsageCell, type BarScale } from './UsageCell';
import type { MeasureRow } from '../measures/use-measures';
import { VerdictChips } from '../VerdictChips';

export interface CellProps {
  row: ResourceRow;
  /** Full width of the bars; absent: each bar ends at its own limit or request. */
  scale?: BarScale;
  /** Absent: not asked for, or not answered yet. */
  measure?: MeasureRow;
}

/** One column: a new measure is one entry here and one id in `columnIds`. */
export interface Column {
  label(): string;
  /** What the figure is. */
  hint(): string;
  /** A grid track. */
  width: string;
  /** Smallest pixels of it. */
  least: number;
  align?: 'right';
  /** What it is sorted by; undefined is unknown and stands last. Absent: it can not be sorted by. */
  value?(row: ResourceRow, measure?: MeasureRow): number | undefined;
  /** False: chosen only on demand. */
  isUsual: boolean;
  /** It needs the answers of `planMeasures`. */
  isMeasure?: boolean;
  /** It needs the answer of this percentile. */
  percentile?: PercentileColumnId;
  /** Not among the first figures: it comes with the whole analysis. */
  isLate?: boolean;
  /** False: nothing of it occurs. Absent: always there. */
  occurs?(rows: readonly ResourceRow[]): boolean;
  Cell(props: CellProps): React.ReactNode;
}

/** A figure as text. */
function figure(
  least: number,
  isUsual: boolean,
  value: (row: ResourceRow) => number | undefined,
  text: (value: number | undefined) => string
): Pick<Column, 'width' | 'least' | 'align' | 'value' | 'isUsual' | 'Cell'> {
  return {
    ...{ width: `${least}px`, least, align: 'right', value, isUsual },
    Cell: ({ row }) => text(value(row)),
  };
}

const count = (value: number | undefined) => (value === undefined ? unknown : value.toLocaleString());

/** All but the name, which is always there, and the little lines, which need more than a row. */
export const columns: Record<Exclude<ColumnId, 'name' | 'cpuSpark' | 'memorySpark'>, Column> = {
  cpu: {
    label: () => t('resources.column.cpu', 'CPU cores: avg | max'),
    hint: () =>
      t(
        'resources.column.cpu-hint',
        'Filled to the average, thin to the maximum; dotted tick: request, solid tick: limit. Several pods: sum over the pods alive at the end; the maximum is the sum of each pod’s own peak, an upper bound.'
      ),
    ...{ width: 'minmax(136px, 1.2fr)', least: 136, isUsual: true },
    value: (row) => row.cpu.max ?? row.cpu.average,
    Cell: ({ row, scale }) => <UsageCell row={row} resource="cpu" scale={scale} />,
  },
  cpuShare: {
    label: () => t('resources.column.cpu-share', 'of req.'),
    hint: () =>
      t('resources.column.cpu-share-hint', 'Average CPU of the CPU request; of the limit (L) where no request is set'),
    ...figure(46, true, (row) => cpuShare(row)?.ratio, shareText),
    Cell: ({ row }) => `${shareText(cpuShare(row)?.ratio)}${cpuShare(row)?.of === 'limit' ? ' L' : ''}`,
  },
  cpuLimitShare: {
    label: () => t('resources.column.cpu-limit-share', 'CPU of limit'),
    hint: () => t('resources.column.cpu-limit-share-hint', 'Average CPU of the CPU limit'),
    ...figure(76, false, ({ cpu }) => shareOf(cpu.average, cpu.limit), shareText),
  },
  memory: {
    label: () => t('resources.column.memory', 'Memory: avg | max'),
    hint: () => t('resources.column.memory-hint', 'Working set, drawn like CPU'),
    ...{ width: 'minmax(158px, 1.2fr)', least: 158, isUsual: true },
    value: (row) => row.memory.max ?? row.memory.average,
    Cell: ({ row, scale }) => <UsageCell row={row} resource="memory" scale={scale} />,
  },
  memoryShare: {
    label: () => t('resources.column.memory-share', 'of limit'),
    hint: () =>
      t(
        'resources.column.memory-share-hint',
        'Peak memory of the memory limit; of the request (R) where no limit is set'
      ),
    ...figure(48, true, (row) => memoryShare(row)?.ratio, shareText),
    Cell: ({ row }) => `${shareText(memoryShare(row)?.ratio)}${memoryShare(row)?.of === 'request' ? ' R' : ''}`,
  },
  memoryRequestShare: {
    label: () => t('resources.column.memory-request-share', 'Mem. of req.'),
    hint: () => t('resources.column.memory-request-share-hint', 'Peak memory of the memory request'),
    ...figure(80, false, ({ memory }) => shareOf(memory.max, memory.request), shareText),
  },
  gpu: {
    label: () => t('resources.column.gpu', 'GPU | memory'),
    hint: () =>
      t(
        'resources.column.gpu-hint',
        'Peak utilisation of the busiest GPU, and peak of used GPU memory over all GPUs of the row; average over all its GPUs on hover'
      ),
    ...{ width: '88px', least: 88, align: 'right', isUsual: true },
    value: (row) => row.gpu?.max,
    occurs: (rows) => rows.some(({ gpu }) => gpu !== undefined),
    Cell: ({ row: { gpu } }) => (
      <span
        title={t('resources.row.gpu', 'Average {{average}}; memory {{used}} of {{total}}', {
          average: shareText(gpu?.average),
          used: bytesText(gpu?.memoryMax),
          total: bytesText(gpu?.memoryTotal),
        })}
      >
        {gpu ? `${shareText(gpu.max)} | ${bytesText(gpu.memoryMax)}` : unknown}
      </span>
    ),
  },
  throttled: {
    label: () => t('resources.column.throttled', 'Throttled'),
    hint: () => t('resources.column.throttled-hint', 'Share of CFS periods in which the worst container was throttled'),
    ...figure(64, true, (row) => row.throttled, shareText),
    isLate: true,
  },
  restarts: {
    label: () => t('resources.column.restarts', 'Restarts'),
    hint: () => t('resources.column.restarts-hint', 'Container restarts within the time range'),
    ...figure(60, true, (row) => row.restarts, count),
    isLate: true,
    Cell: ({ row }) => <RestartsCell row={row} />,
  },
  pods: {
    label: () => t('resources.column.pods', 'Pods'),
    hint: () => t('resources.column.pods-hint', 'Pods alive at the end of the time range'),
    ...figure(52, false, (row) => row.alive, count),
  },
  samples: {
    label: () => t('resources.column.samples', 'Samples'),
    hint: () => t('resources.column.samples-hint', 'Samples of the pod that has most of them in the time range'),
    ...figure(64, false, (row) => row.samples, count),
  },
  ...percentileColumns,
  ...measureColumns,
  verdict: {
    label: () => t('resources.column.verdict', 'Verdict'),
    hint: () => t('resources.column.verdict-hint', 'Each chip explains itself on hover'),
    ...{ width: 'minmax(100px, 0.9fr)', least: 100, isUsual: true },
    Cell: ({ row }) => <VerdictChips verdicts={row.verdicts} />,
  },
};

/** The little lines: their cells are drawn by the line, which knows them. */
export const sparkColumns: Record<'cpuSpark' | 'memorySpark', Omit<Column, 'Cell'> & { resource: 'cpu' | 'memory' }> = {
  cpuSpark: {
    resource: 'cpu',
    label: () => t('resources.column.cpu-spark', 'CPU trend'),
    hint: () =>
      t(
        'resources.column.cpu-spark-hint',
        'CPU over the time range, each line to its own peak; loaded for the rows in sight'
      ),
    ...{ width: '60px', least: 60, isUsual: true },
  },
  memorySpark: {
    resource: 'memory',
    label: () => t('resources.column.memory-spark', 'Mem. trend'),
    hint: () =>
      t(
        'resources.column.memory-spark-hint',
        'Memory over the time range, each line to its own peak; loaded for the rows in sight'
      ),
    ...{ width: '60px', least: 60, isUsual: false },
  },
};

/** Columns that can be chosen: all but the name. */
export type ChoosableId = Exclude<ColumnId, 'name'>;
export const choosableIds = columnIds.filter((id): id is ChoosableId => id !== 'name');

export function columnOf(id: ChoosableId): Omit<Column, 'Cell'> {
  return id === 'cpuSpark' || id === 'memorySpark' ? sparkColumns[id] : columns[id];
}

export const usualIds: readonly ChoosableId[] = choosableIds.filter((id) => columnOf(id).isUsual);

/** The chosen ones that occur, in the order of the page. */
export function shownColumns(chosen: readonly ChoosableId[], rows: readonly ResourceRow[]): ChoosableId[] {
  return choosableIds.filter((id) => chosen.includes(id) && (columnOf(id).occurs?.(rows) ?? true));
}

/** What the usual columns leave out in a narrow window, first to go first. */
const firstToGo: readonly ChoosableId[] = ['cpuSpark', 'gpu', 'cpuShare'];

/**
 * The usual columns that fit in `width` pixels (0: not known yet); chosen ones are all there, and the table scrolls. What
 * it is sorted by stays, and GPUs where many rows have them.
 */
export function fittingColumns(
  shown: readonly ChoosableId[],
  rows: readonly ResourceRow[],
  width: number,
  sort: ColumnId
): readonly ChoosableId[] {
  let left = shown;
  for (const id of firstToGo) {
    const isWanted = id === sort || (id === 'gpu' && rows.filter(({ gpu }) => gpu).length * 4 > rows.length);
    if (width > 0 && gridOf(left).minWidth > width && !isWanted) {
      left = left.filter((other) => other !== id);
    }
  }
  return left;
}

/** Pixels of the name: kind, namespace and name are to be told apart. */
const leastName = 200;

/** The grid of the table's head and rows: the same, so that columns align. */
export function gridOf(shown: readonly ChoosableId[]): { gridTemplateColumns: string; minWidth: number } {
  const tracks = shown.map(columnOf);
  return {
    gridTemplateColumns: [`minmax(${leastName}px, 1.9fr)`, ...tracks.map(({ width }) => width)].join(' '),
    minWidth: tracks.reduce((sum, { least }) => sum + least + 8, leastName + 16),
  };
}
