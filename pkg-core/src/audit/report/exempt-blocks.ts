import type { Block } from '../../export/document.ts';
import type { LocalText } from '../../vocabulary/local-text.ts';
import type { ExemptFinding } from './audit-export.ts';
import { auditReportTexts } from './audit-report-texts.ts';
import { subjectOf } from './subject-of.ts';

/** What was found and is lived with, why, by whom and until when; nothing where there is none. */
export function exemptBlocks(exempt: readonly ExemptFinding[], language: keyof LocalText): Block[] {
  const words = auditReportTexts(language);
  return exempt.length === 0
    ? []
    : [
        { type: 'heading', level: 2, text: words.exempt(exempt.length) },
        {
          type: 'table',
          head: words.exemptColumns,
          right: [],
          rows: exempt.map(({ finding, by }) => [
            finding.check,
            subjectOf(finding),
            finding.summary[language],
            by.map(({ reason }) => reason).join('; '),
            by.map(({ author }) => author || words.unknown).join('; '),
            by
              .map(({ expiresAt }) => (expiresAt === null ? words.never : new Date(expiresAt).toISOString()))
              .join('; '),
          ]),
        },
      ];
}
