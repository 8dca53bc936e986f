import { type Cell, formatCsv } from '../export/format-csv.ts';
import { everyPercentile, type PercentileId } from './plan-percentiles.ts';
import type { ResourceRow } from './roll-up.ts';

type Column = readonly [header: string, cell: (row: ResourceRow) => Cell];

const columns: readonly Column[] = [
  ['kind', (row) => row.subject.kind],
  ['namespace', (row) => row.subject.namespace],
  ['name', (row) => row.subject.name],
  ['pods', (row) => row.pods.length],
  ['pods_alive', (row) => row.alive],
  ['samples', (row) => row.samples],
  ['cpu_average_cores', (row) => row.cpu.average],
  ['cpu_max_cores', (row) => row.cpu.max],
  ['cpu_request_cores', (row) => row.cpu.request],
  ['cpu_limit_cores', (row) => row.cpu.limit],
  ['memory_average_bytes', (row) => row.memory.average],
  ['memory_max_bytes', (row) => row.memory.max],
  ['memory_request_bytes', (row) => row.memory.request],
  ['memory_limit_bytes', (row) => row.memory.limit],
  ['gpu_average_ratio', (row) => row.gpu?.average],
  ['gpu_max_ratio', (row) => row.gpu?.max],
  ['gpu_memory_max_bytes', (row) => row.gpu?.memoryMax],
  ['gpu_memory_total_bytes', (row) => row.gpu?.memoryTotal],
  ['throttled_ratio', (row) => row.throttled],
  ['restarts', (row) => row.restarts],
  ['verdicts', (row) => row.verdicts.map((verdict) => verdict.kind).join(' ')],
];

const percentileColumns = everyPercentile.map(({ id, resource, percentile }): [PercentileId, Column] => [
  id,
  [
    `${resource}_${percentile}_${resource === 'cpu' ? 'cores' : 'bytes'}`,
    (row) => row.percentiles?.[resource][percentile],
  ],
]);

function columnsWith(shown: readonly PercentileId[]): readonly Column[] {
  return [...columns, ...percentileColumns.flatMap(([id, column]) => (shown.includes(id) ? [column] : []))];
}

/** With a header that holds the units; unknown figures are empty. `shown`: the percentiles to tell. */
export function rowsToCsv(rows: readonly ResourceRow[], shown: readonly PercentileId[]): string {
  const told = columnsWith(shown);
  return formatCsv(
    told.map(([header]) => header),
    rows.map((row) => told.map(([, cell]) => cell(row)))
  );
}

/** The same figures by name: of numbers, undefined is unknown. */
export function rowRecord(row: ResourceRow, shown: readonly PercentileId[]): Record<string, Cell> {
  return Object.fromEntries(columnsWith(shown).map(([header, cell]) => [header, cell(row)]));
}
