import { t } from '@grafana/i18n';
import type { Distance } from './history-url';

/** `6 hours ago`. */
export function distanceName(distance: Distance): string {
  switch (distance) {
    case '1h':
      return t('audit.history.1h', '1 hour ago');
    case '6h':
      return t('audit.history.6h', '6 hours ago');
    case '24h':
      return t('audit.history.24h', '24 hours ago');
    case '7d':
      return t('audit.history.7d', '7 days ago');
  }
}
