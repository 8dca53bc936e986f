import { t } from '@grafana/i18n';
import type { Stranded } from '@vigil/core/vocabulary/what-if';

/** The reasons, the least easily mended first. */
export const strandedReasons = ['unowned', 'volume', 'rules', 'room'] as const satisfies ReadonlyArray<Stranded['why']>;

/** Why a pod would not run again, as a sentence without its subject. */
export function strandedReason(why: Stranded['why']): string {
  switch (why) {
    case 'unowned':
      return t('audit.what-if.why-unowned', 'Nothing would start them again: no controller owns them');
    case 'volume':
      return t('audit.what-if.why-volume', 'Their volume stays behind');
    case 'rules':
      return t('audit.what-if.why-rules', 'No node left fits: selectors, affinity, taints or spread rules');
    case 'room':
      return t('audit.what-if.why-room', 'No node left has room for their requests');
  }
}
