import { t } from '@grafana/i18n';
import type { AuditCategory } from '@vigil/core/vocabulary/finding';

/** The word of a category. */
export function categoryName(category: AuditCategory): string {
  switch (category) {
    case 'availability':
      return t('audit.category.availability', 'Availability');
    case 'stability':
      return t('audit.category.stability', 'Stability');
    case 'resources':
      return t('audit.category.resources', 'Resources');
    case 'coverage':
      return t('audit.category.coverage', 'Coverage');
  }
}

/** The question behind a category. */
export function categoryQuestion(category: AuditCategory): string {
  switch (category) {
    case 'availability':
      return t('audit.question.availability', 'Does it survive the loss of a pod or node?');
    case 'stability':
      return t('audit.question.stability', 'Does it run without crashing or filling up?');
    case 'resources':
      return t('audit.question.resources', 'Does it ask for what it needs, and no more?');
    case 'coverage':
      return t('audit.question.coverage', 'Would monitoring notice?');
  }
}
