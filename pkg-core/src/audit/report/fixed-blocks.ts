import type { Block } from '../../export/document.ts';
import type { LocalText } from '../../vocabulary/local-text.ts';
import type { AuditExport } from './audit-export.ts';
import { auditReportTexts } from './audit-report-texts.ts';
import { subjectOf } from './subject-of.ts';

/** What was found at the earlier moment and is no more; nothing where there is none. */
export function fixedBlocks(
  { comparison, checks }: Pick<AuditExport, 'comparison' | 'checks'>,
  language: keyof LocalText
): Block[] {
  const words = auditReportTexts(language);
  const titles = new Map(checks.map(({ id, title }) => [id, title[language]]));
  return !comparison || comparison.fixed.length === 0
    ? []
    : [
        { type: 'heading', level: 2, text: words.fixed(comparison.fixed.length) },
        {
          type: 'table',
          head: words.fixedColumns,
          right: [],
          rows: comparison.fixed.map((finding) => [
            words.severity[finding.severity],
            [finding.check, titles.get(finding.check)].filter(Boolean).join(' '),
            subjectOf(finding),
          ]),
        },
      ];
}
