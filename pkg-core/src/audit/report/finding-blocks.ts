import type { Block } from '../../export/document.ts';
import type { Finding } from '../../vocabulary/finding.ts';
import type { LocalText } from '../../vocabulary/local-text.ts';
import { severities } from '../../vocabulary/severity.ts';
import type { CheckDescription } from '../check.ts';
import { groupByCheck } from '../group-findings.ts';
import { findingIdentity } from '../history/compare-audits.ts';
import type { AuditExport } from './audit-export.ts';
import { auditReportTexts } from './audit-report-texts.ts';
import { subjectOf } from './subject-of.ts';

/** Findings of one check and severity in a report: who wants all of them takes the CSV or the JSON. */
export const mostFindings = 200;
/** Objects whose fields are shown, of one check and severity. */
export const mostExcerpts = 3;

/** The worst severity first; below it check by check, each told of once however many severities its findings have. */
export function findingBlocks({ findings, checks, comparison }: AuditExport, language: keyof LocalText): Block[] {
  const words = auditReportTexts(language);
  const described = new Map(checks.map((check) => [check.id, check]));
  const told = new Set<string>();
  return severities.flatMap<Block>((severity) => {
    const alike = findings.filter((finding) => finding.severity === severity);
    return alike.length === 0
      ? []
      : [
          { type: 'heading', level: 2, text: `${words.severity[severity]} (${alike.length})` },
          ...groupByCheck(alike).flatMap(({ key, findings: ofCheck }) => {
            const check = described.get(key);
            const title = check ? `${key} ${check.title[language]}` : key;
            const isNew = !told.has(key);
            told.add(key);
            return [
              { type: 'heading', level: 3, text: `${title} (${ofCheck.length})` } as const,
              ...(check && isNew ? meaning(check, language) : []),
              ...(isNew ? [] : [{ type: 'paragraph', text: words.above } as const]),
              ...evidence(ofCheck, comparison, language),
            ];
          }),
        ];
  });
}

function meaning({ why, remedy }: CheckDescription, language: keyof LocalText): Block[] {
  const words = auditReportTexts(language);
  return [
    { type: 'paragraph', text: `${words.why}${words.colon}${why[language]}` },
    { type: 'paragraph', text: `${words.remedy}${words.colon}${remedy.text[language]}` },
    ...(remedy.yaml === null ? [] : [{ type: 'code', text: remedy.yaml } as const]),
  ];
}

function evidence(
  findings: readonly Finding[],
  comparison: AuditExport['comparison'],
  language: keyof LocalText
): Block[] {
  const words = auditReportTexts(language);
  const stateOf = (finding: Finding) => {
    const state = comparison?.states.get(findingIdentity(finding));
    return state === 'new' || state === 'unknown' ? words.state[state] : '';
  };
  const shown = findings.slice(0, mostFindings);
  const excerpts = shown
    .flatMap((finding) => (finding.evidence.excerpt === null ? [] : [{ finding, yaml: finding.evidence.excerpt }]))
    .slice(0, mostExcerpts);
  const queries = new Set(shown.flatMap(({ evidence: { query } }) => (query === null ? [] : [query])));
  return [
    {
      type: 'table',
      head: words.findingColumns,
      right: [],
      rows: shown.map((finding) => [
        subjectOf(finding),
        stateOf(finding) + finding.summary[language],
        finding.evidence.figures.map(({ label, value }) => `${label[language]}${words.colon}${value}`).join('; '),
      ]),
    },
    ...(findings.length > shown.length
      ? [{ type: 'paragraph', text: words.cut(shown.length, findings.length) } as const]
      : []),
    ...excerpts.flatMap<Block>(({ finding, yaml }) => [
      { type: 'paragraph', text: words.excerptOf(subjectOf(finding)) },
      { type: 'code', text: yaml },
    ]),
    ...[...queries].flatMap<Block>((query) => [
      { type: 'paragraph', text: words.query },
      { type: 'code', text: query },
    ]),
  ];
}
