import { type Cell, formatCsv } from '../export/format-csv.ts';
import { comparedFigures, type ComparedFigure, type ComparedRow, type FigureChange } from './compare-analyses.ts';

const names: Record<ComparedFigure, string> = {
  cpuAverage: 'cpu_average_cores',
  cpuMax: 'cpu_max_cores',
  memoryAverage: 'memory_average_bytes',
  memoryMax: 'memory_max_bytes',
  cpuRequest: 'cpu_request_cores',
  memoryRequest: 'memory_request_bytes',
  throttled: 'throttled_ratio',
  restarts: 'restarts',
};

const parts: ReadonlyArray<readonly [suffix: string, cell: (change: FigureChange) => Cell]> = [
  ['', ({ now }) => now],
  ['_before', ({ before }) => before],
  ['_difference', ({ difference }) => difference],
  ['_relative', ({ relative }) => relative],
  ['_significance', ({ significance }) => significance],
  ['_method', ({ method }) => method],
  ['_probability', ({ probability }) => probability],
];

/** With a header that holds the units; unknown figures are empty. */
export function comparisonToCsv(rows: readonly ComparedRow[]): string {
  return formatCsv(
    [
      'kind',
      'namespace',
      'name',
      'state',
      ...comparedFigures.flatMap((id) => parts.map(([end]) => `${names[id]}${end}`)),
    ],
    rows.map(({ row, state, figures }) => [
      ...[row.subject.kind, row.subject.namespace, row.subject.name, state],
      ...comparedFigures.flatMap((id) => parts.map(([, cell]) => cell(figures[id]))),
    ])
  );
}
