import { t } from '@grafana/i18n';

/** The page's name. */
export function pageTitle(): string {
  return t('notifications.title', 'Notifications');
}

/** The question that the page answers. */
export function pageSubtitle(): string {
  return t('notifications.subtitle', 'Who is told what, and did it arrive');
}
