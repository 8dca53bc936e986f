import { rowRecord } from '../rows-to-csv.ts';
import { windowSeconds } from '../scope.ts';
import type { ResourceReport } from './resource-report.ts';

/** For programs: all rows, every figure with its unit in its name; what is unknown is null. */
export function reportToJson(report: ResourceReport): string {
  const { rows, percentiles, window, summary, advice, queries, ...rest } = report;
  const nullable = (record: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(record).map(([name, value]) => [name, value ?? null]));
  const { starved, oomRisk, ...figures } = summary;
  return `${JSON.stringify(
    {
      ...rest,
      window: {
        from: new Date(window.from).toISOString(),
        to: new Date(window.to).toISOString(),
        seconds: windowSeconds(window),
      },
      summary: { ...nullable(figures), starved: starved.map(({ id }) => id), oomRisk: oomRisk.map(({ id }) => id) },
      rows: rows.map((row) => ({
        id: row.id,
        ...nullable(rowRecord(row, percentiles ?? [])),
        verdicts: row.verdicts.map(({ kind, severity, pod, pods, text }) => ({ kind, severity, pod, pods, text })),
      })),
      recommendations: advice,
      queries: queries.map((query) => ({ ...query, time: new Date(query.time).toISOString() })),
    },
    null,
    2
  )}\n`;
}
