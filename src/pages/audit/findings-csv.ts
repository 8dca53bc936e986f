import { findingIdentity, type PastFinding } from '@vigil/core/audit/history/compare-audits';
import { formatCsv } from '@vigil/core/export/format-csv';
import type { Finding } from '@vigil/core/vocabulary/finding';
import { localText } from '../../i18n/local-text';
import type { AuditParts } from './export/audit-parts';

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
  'since_then',
];

export type CsvParts = Pick<AuditParts, 'checks' | 'findings' | 'comparison' | 'exempt' | 'notChecked'>;

/** Open findings, those that are fixed since then, the exempt ones, and the checks without a verdict, as CSV in the user's language. */
export function findingsCsv({ checks, findings, comparison, exempt, notChecked }: CsvParts): string {
  const titles = new Map(checks.map(({ id, title }) => [id, localText(title)]));
  const start = (status: string, { check, severity, cluster, subject }: PastFinding) => [
    ...[check, titles.get(check), status, severity, cluster],
    ...[subject.kind, subject.namespace, subject.name],
  ];
  const line = (status: string, finding: Finding) => [
    ...start(status, finding),
    finding.node,
    localText(finding.summary),
    finding.evidence.figures.map(({ label, value }) => `${localText(label)}: ${value}`).join('; '),
    comparison?.states.get(findingIdentity(finding)),
  ];
  const found = findings.map((finding) => line('fail', finding));
  const fixed = (comparison?.fixed ?? []).map((finding) => [
    ...start('fixed', finding),
    ...[undefined, undefined, undefined, 'fixed'],
  ]);
  const lived = exempt.map(({ finding }) => line('exempt', finding));
  const undecided = notChecked.map(({ check, cluster, result }) => {
    const nowhere = ['', '', '', ''];
    const why = result.why ? localText(result.why) : undefined;
    return [
      ...[check.id, localText(check.title), result.status, check.severity, cluster, ...nowhere, why],
      ...[undefined, undefined],
    ];
  });
  return formatCsv(header, [...found, ...fixed, ...lived, ...undecided]);
}
