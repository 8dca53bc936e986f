import type { AppPluginMeta } from '@grafana/data';
import { t } from '@grafana/i18n';
import { allLinks, type DashboardLink } from '../../settings/dashboard-link';
import type { LogsRole, PluginSettings } from '../../settings/plugin-settings';
import { logsRoleName } from './logs-role-name';
import { policyText, policyTexts, type PolicyTexts } from './policy/policy-draft';

/** What the form holds. */
export interface SettingsDraft {
  proxyUrl: string;
  /** Null: as stored. The stored token itself never reaches the browser. */
  token: string | null;
  tokenStored: boolean;
  defaultDataSource: string;
  logsRole: LogsRole;
  dashboardLinks: DashboardLink[];
  policy: PolicyTexts;
}

export interface SettingsChange {
  name: string;
  before: string;
  after: string;
}

/** The stored settings as a form. */
export function draftOf(meta: Pick<AppPluginMeta<PluginSettings>, 'jsonData' | 'secureJsonFields'>): SettingsDraft {
  const {
    proxyUrl = '',
    defaultDataSource = '',
    logsRole = 'Viewer',
    dashboardLinks,
    resourcePolicy,
  } = meta.jsonData ?? {};
  return {
    proxyUrl,
    token: null,
    tokenStored: Boolean(meta.secureJsonFields?.proxyToken),
    defaultDataSource,
    logsRole,
    dashboardLinks: allLinks(dashboardLinks),
    policy: policyTexts(resourcePolicy),
  };
}

/** What saving would change, in words; empty when nothing. */
export function settingsChanges(stored: SettingsDraft, draft: SettingsDraft): SettingsChange[] {
  const none = t('configuration.change.none', '(not set)');
  const changes: SettingsChange[] = [];
  const compare = (name: string, before: string, after: string) => {
    if (before !== after) {
      changes.push({ name, before: before || none, after: after || none });
    }
  };
  compare(t('configuration.address.label', 'Address of the proxy'), stored.proxyUrl, draft.proxyUrl.trim());
  compare(
    t('configuration.token.label', 'Token'),
    stored.tokenStored ? t('configuration.change.stored-token', '(the stored token)') : '',
    tokenAfter(stored, draft)
  );
  compare(
    t('configuration.source.label', 'Prometheus data source to start with'),
    stored.defaultDataSource,
    draft.defaultDataSource
  );
  compare(
    t('configuration.logs-role.label', 'Who may read logs'),
    logsRoleName(stored.logsRole),
    logsRoleName(draft.logsRole)
  );
  compare(
    t('configuration.links.title', 'Links shown with every incident'),
    linksText(stored.dashboardLinks),
    linksText(draft.dashboardLinks)
  );
  compare(
    t('configuration.policy.title', 'How Resources judges and recommends'),
    policyText(stored.policy),
    policyText(draft.policy)
  );
  return changes;
}

function linksText(links: readonly DashboardLink[]): string {
  return links.map(({ name, url }) => `${name.trim()}: ${url.trim()}`).join(', ');
}

function tokenAfter(stored: SettingsDraft, { token }: SettingsDraft): string {
  if (token === null || (token === '' && !stored.tokenStored)) {
    return stored.tokenStored ? t('configuration.change.stored-token', '(the stored token)') : '';
  }
  return token === '' ? '' : t('configuration.change.new-token', '(a new token)');
}
