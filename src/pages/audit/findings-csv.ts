import { formatCsv } from '@vigil/core/export/format-csv';
import type { ExemptFinding } from '@vigil/core/audit/report/audit-export';
import type { Finding } from '@vigil/core/vocabulary/finding';
import { localText } from '../../i18n/local-text';
import type { AuditEntry } from './audit-entry';
import { knownChecks } from './custom/known-checks';

const header = [
  'check',
  'title',
  'status',
  'severity',
  'cluster',
  'kind',
  'namespace',
  'name',
  'node',
  'summary',
  'evidence',
];

/** Open findings, then the exempt ones, then the checks without a verdict, as CSV in the user's language. */
export function findingsCsv(
  findings: readonly Finding[],
  unchecked: readonly AuditEntry[],
  exempt: readonly ExemptFinding[] = []
): string {
  const titles = new Map(knownChecks().all.map(({ id, title }) => [id, localText(title)]));
  const line = (status: string, { check, severity, cluster, subject, node, summary, evidence }: Finding) => [
    check,
    titles.get(check),
    status,
    severity,
    cluster,
    subject.kind,
    subject.namespace,
    subject.name,
    node,
    localText(summary),
    evidence.figures.map(({ label, value }) => `${localText(label)}: ${value}`).join('; '),
  ];
  const found = findings.map((finding) => line('fail', finding));
  const lived = exempt.map(({ finding }) => line('exempt', finding));
  const unknown = unchecked.map(({ check, cluster, result }) => {
    const nowhere = ['', '', '', ''];
    const why = result.why ? localText(result.why) : undefined;
    return [check.id, localText(check.title), result.status, check.severity, cluster, ...nowhere, why, undefined];
  });
  return formatCsv(header, [...found, ...lived, ...unknown]);
}
