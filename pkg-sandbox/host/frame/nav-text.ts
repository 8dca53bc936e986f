import type { NavLinkDTO } from '@grafana/data';
import { t } from '@grafana/i18n';

/** A menu entry in the visitor's language; a plugin's names stay as plugin.json has them, as in Grafana. */
export function navText({ id, text }: Pick<NavLinkDTO, 'id' | 'text'>): string {
  switch (id) {
    case 'home':
      return t('sandbox.frame.home', 'Home');
    case 'dashboards/browse':
      return t('sandbox.frame.dashboards', 'Dashboards');
    case 'explore':
      return t('sandbox.frame.explore', 'Explore');
    case 'apps':
      return t('sandbox.frame.more-apps', 'More apps');
    default:
      return text;
  }
}
