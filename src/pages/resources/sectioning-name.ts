import { t } from '@grafana/i18n';
import type { Sectioning } from './resources-url';

/** What a choice of headings is called. */
export function sectioningName(sectioning: Sectioning): string {
  switch (sectioning) {
    case 'none':
      return t('resources.sections.none', 'no headings');
    case 'namespace':
      return t('resources.sections.namespace', 'by namespace');
    case 'kind':
      return t('resources.sections.kind', 'by kind');
    case 'node':
      return t('resources.sections.node', 'by node');
    case 'verdict':
      return t('resources.sections.verdict', 'by verdict');
  }
}
