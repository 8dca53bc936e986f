import { config } from '@grafana/runtime';
import { t } from '@grafana/i18n';

/** Whether this user may acknowledge, mute and annotate incidents: Editors and Admins. The proxy asks the same again. */
export function useMayMark(): boolean {
  const { orgRole } = config.bootData.user;
  return orgRole === 'Editor' || orgRole === 'Admin';
}

/** What to say where {@link useMayMark} is false. */
export function whyNotMark(): string {
  return t('exceptions.mark.forbidden', 'Acknowledging, muting and notes need the role Editor in this organization');
}
