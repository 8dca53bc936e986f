import { catalogue } from '@vigil/core/audit/catalogue';
import { formatCsv } from '@vigil/core/export/format-csv';
import type { Finding } from '@vigil/core/vocabulary/finding';
import { localText } from '../../i18n/local-text';
import type { AuditEntry } from './audit-entry';

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

/** Findings, then the checks that could not be decided, as CSV in the user's language. */
export function findingsCsv(findings: readonly Finding[], unchecked: readonly AuditEntry[]): string {
  const titles = new Map(catalogue.map(({ id, title }) => [id, localText(title)]));
  const found = findings.map(({ check, severity, cluster, subject, node, summary, evidence }) => [
    check,
    titles.get(check),
    'fail',
    severity,
    cluster,
    subject.kind,
    subject.namespace,
    subject.name,
    node,
    localText(summary),
    evidence.figures.map(({ label, value }) => `${localText(label)}: ${value}`).join('; '),
  ]);
  const unknown = unchecked.map(({ check, cluster, result }) => {
    const nowhere = ['', '', '', ''];
    const why = result.why ? localText(result.why) : undefined;
    return [check.id, localText(check.title), result.status, check.severity, cluster, ...nowhere, why, undefined];
  });
  return formatCsv(header, [...found, ...unknown]);
}
