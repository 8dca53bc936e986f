import { type Cell, formatCsv } from '../export/format-csv.ts';
import type { ResourceRow } from './roll-up.ts';

const columns: ReadonlyArray<readonly [header: string, cell: (row: ResourceRow) => Cell]> = [
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

/** With a header that holds the units; unknown figures are empty. */
export function rowsToCsv(rows: readonly ResourceRow[]): string {
  return formatCsv(
    columns.map(([header]) => header),
    rows.map((row) => columns.map(([, cell]) => cell(row)))
  );
}

/** The same figures by name: of numbers, undefined is unknown. */
export function rowRecord(row: ResourceRow): Record<string, Cell> {
  return Object.fromEntries(columns.map(([header, cell]) => [header, cell(row)]));
}
