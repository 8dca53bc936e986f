import type { Block } from '../../export/document.ts';
import type { LocalText } from '../../vocabulary/local-text.ts';
import type { NotChecked } from './audit-export.ts';
import { auditReportTexts } from './audit-report-texts.ts';

/** Unknown checks with what would decide them, then those that there is nothing for. */
export function notCheckedBlocks(notChecked: readonly NotChecked[], language: keyof LocalText): Block[] {
  const words = auditReportTexts(language);
  const unknown = notChecked.filter(({ result }) => result.status === 'unknown');
  const notApplicable = notChecked.filter(({ result }) => result.status === 'not-applicable');
  return [
    ...section(words.unknownTitle(unknown.length), unknown, language),
    ...section(words.notApplicableTitle(notApplicable.length), notApplicable, language),
  ];
}

function section(title: string, entries: readonly NotChecked[], language: keyof LocalText): Block[] {
  return entries.length === 0
    ? []
    : [
        { type: 'heading', level: 3, text: title },
        {
          type: 'table',
          head: auditReportTexts(language).uncheckedColumns,
          right: [],
          rows: entries.map(({ check, cluster, result }) => [
            [check.id, cluster].filter(Boolean).join(' · '),
            check.title[language],
            result.why?.[language] ?? '',
          ]),
        },
      ];
}
