import type { Block } from '../../export/document.ts';
import type { LocalText } from '../../vocabulary/local-text.ts';
import { severities } from '../../vocabulary/severity.ts';
import type { AuditExport } from './audit-export.ts';
import { auditReportTexts } from './audit-report-texts.ts';
import { exemptBlocks } from './exempt-blocks.ts';
import { findingBlocks } from './finding-blocks.ts';
import { fixedBlocks } from './fixed-blocks.ts';
import { notCheckedBlocks } from './not-checked-blocks.ts';

/** What it rests on, scores with their formula, findings from the worst down, and what was not checked, in this order. */
export function auditToDocument(audit: AuditExport, language: keyof LocalText): Block[] {
  const words = auditReportTexts(language);
  const heading = (text: string): Block => ({ type: 'heading', level: 2, text });
  return [
    { type: 'heading', level: 1, text: words.title },
    { type: 'list', items: basisOf(audit, language) },
    ...(audit.filters.length > 0 ? [{ type: 'paragraph', text: words.filtered } as const] : []),
    heading(words.scores),
    scoreTable(audit, language),
    { type: 'paragraph', text: words.formula },
    heading(words.findings(audit.findings.length)),
    ...(audit.findings.length === 0
      ? [{ type: 'paragraph', text: words.noFindings } as const]
      : findingBlocks(audit, language)),
    ...fixedBlocks(audit, language),
    ...exemptBlocks(audit.exempt, language),
    heading(words.notChecked(audit.notChecked.length)),
    ...(audit.notChecked.length === 0
      ? [{ type: 'paragraph', text: words.nothingUnchecked } as const]
      : notCheckedBlocks(audit.notChecked, language)),
  ];
}

function basisOf(audit: AuditExport, language: keyof LocalText): string[] {
  const words = auditReportTexts(language);
  const { clusters, metricsAt, objectsAt, source, versions, filters, link, comparison } = audit;
  const moment = (at: number | null) => (at === null ? words.unknown : new Date(at).toISOString());
  const line = (name: string, value: string) => `${name}${words.colon}${value}`;
  const known = [
    `Vigil ${versions.plugin}`,
    `proxy ${versions.proxy ?? words.unknown}`,
    ...Object.entries(versions.kubernetes).map(([cluster, version]) => `Kubernetes ${version} (${cluster})`),
  ];
  const chosen = filters.map(({ label, words: chosenWords }) => `${label} = ${chosenWords.join(words.comma)}`);
  return [
    line(words.clusters, clusters.length === 0 ? words.all : clusters.join(words.comma)),
    line(words.metrics, source === null ? words.unknown : moment(metricsAt)),
    line(words.objects, moment(objectsAt)),
    line(words.source, source ?? words.noSource),
    line(words.versions, known.join(words.comma)),
    ...(comparison ? [line(words.compared, moment(comparison.at))] : []),
    line(words.filters, chosen.length === 0 ? words.noFilters : chosen.join('; ')),
    ...(link ? [line(words.link, link)] : []),
  ];
}

function scoreTable({ scores }: AuditExport, language: keyof LocalText): Block {
  const words = auditReportTexts(language);
  return {
    type: 'table',
    head: words.scoreColumns,
    right: [1, 2, 3, 4, 5, 6],
    rows: scores.map(({ category, score, passed, failed, unknown, notApplicable, exempt, findings }) => [
      words.category[category],
      score === null ? words.noScore : `${score} / 100`,
      ...[passed, failed, unknown, notApplicable, exempt].map(String),
      severities
        .filter((severity) => findings[severity] > 0)
        .map((severity) => `${words.severity[severity]} ${findings[severity]}`)
        .join(words.comma),
    ]),
  };
}
