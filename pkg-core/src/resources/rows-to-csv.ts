import { type Cell, formatCsv } from '../export/format-csv.ts';
import { percentiles } from './plan-percentiles.ts';
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

/** Only where they were asked for: none of them is known otherwise. */
const percentileColumns = percentiles.flatMap((percentile): Column[] => [
  [`cpu_${percentile}_cores`, (row) => row.percentiles?.cpu[percentile]],
  [`memory_${percentile}_bytes`, (row) => row.percentiles?.memory[percentile]],
]);

function columnsOf(rows: readonly ResourceRow[]): readonly Column[] {
  return rows.some((row) => row.percentiles) ? [...columns, ...percentileColumns] : columns;
}

/** With a header that holds the units; unknown figures are empty. */
export function rowsToCsv(rows: readonly ResourceRow[]): string {
  const shown = columnsOf(rows);
  return formatCsv(
    shown.map(([header]) => header),
    rows.map((row) => shown.map(([, cell]) => cell(row)))
  );
}

/** The same figures by name: of numbers, undefined is unknown. */
export function rowRecord(row: ResourceRow): Record<string, Cell> {
  return Object.fromEntries(columnsOf([row]).map(([header, cell]) => [header, cell(row)]));
}
