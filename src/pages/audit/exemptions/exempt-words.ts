import { dateTimeFormat, getTimeZone } from '@grafana/data';
import { t } from '@grafana/i18n';
import { auditCategories } from '@vigil/core/vocabulary/finding';
import type { Exemption, ExemptionScope } from '@vigil/core/vocabulary/exemption';
import { localText } from '../../../i18n/local-text';
import { categoryName } from '../category-name';
import type { KnownChecks } from '../custom/known-checks';

const verbatim = { interpolation: { escapeValue: false } };

/** Which checks, in words: `All replicas on one node (HA-12)`. */
export function checksText(patterns: readonly string[], known: KnownChecks): string {
  return patterns.map((pattern) => patternText(pattern, known)).join(', ');
}

function patternText(pattern: string, known: KnownChecks): string {
  const category = auditCategories.find((name) => name === pattern);
  if (category) {
    return t('audit.exempt.all-of', 'all checks of {{category}}', { category: categoryName(category), ...verbatim });
  }
  if (pattern === '*') {
    return t('audit.exempt.all-checks', 'all checks');
  }
  const check = known.byId.get(pattern);
  return check ? `${localText(check.title)} (${check.id})` : pattern;
}

/** Where, in words. The cluster is named where there are several. */
export function scopeText(scope: ExemptionScope, showCluster: boolean): string {
  if (scope.level === 'everywhere') {
    return t('audit.exempt.everywhere', 'everywhere');
  }
  const cluster = showCluster && scope.cluster ? `${scope.cluster} / ` : '';
  switch (scope.level) {
    case 'cluster':
      return t('audit.exempt.in-cluster', 'cluster {{name}}', { name: scope.cluster, ...verbatim });
    case 'namespace':
      return t('audit.exempt.in-namespace', 'namespace {{name}}', { name: cluster + scope.namespace, ...verbatim });
    case 'subject': {
      const { kind, namespace, name } = scope.subject;
      return `${kind} ${cluster}${namespace ? `${namespace} / ` : ''}${name}`;
    }
  }
}

/** A day and time of the user's zone. */
export function exemptTime(at: number, timeZone: string = getTimeZone()): string {
  return dateTimeFormat(at, { timeZone, format: 'YYYY-MM-DD HH:mm' });
}

/** Until when, or since when no more. */
export function endText({ expiresAt, revoked }: Exemption, now: number, timeZone?: string): string {
  if (revoked) {
    return t('audit.exempt.revoked', 'revoked {{time}} by {{author}}', {
      time: exemptTime(revoked.at, timeZone),
      author: revoked.author,
      ...verbatim,
    });
  }
  if (expiresAt === null) {
    return t('audit.exempt.never', 'without end');
  }
  const time = exemptTime(expiresAt, timeZone);
  return expiresAt <= now
    ? t('audit.exempt.expired', 'expired {{time}}', { time, ...verbatim })
    : t('audit.exempt.until', 'until {{time}}', { time, ...verbatim });
}

/** Who made it and when. */
export function authorText({ source, author, createdAt }: Exemption, timeZone?: string): string {
  if (source === 'annotation' || createdAt === null) {
    return t('audit.exempt.by-annotation', 'by annotations of the object');
  }
  return t('audit.exempt.by', 'by {{author}}, {{time}}', {
    author,
    time: exemptTime(createdAt, timeZone),
    ...verbatim,
  });
}
