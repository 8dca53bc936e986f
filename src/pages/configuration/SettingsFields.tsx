import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Field, Input, RadioButtonGroup, SecretInput, useStyles2 } from '@grafana/ui';
import { type normaliseProxyUrl, type ProxyUrlProblem } from '../../settings/normalise-proxy-url';
import { logsRoles } from '../../settings/plugin-settings';
import { logsRoleName } from './logs-role-name';
import { DashboardLinksField } from './DashboardLinksField';
import { DataSourceField } from './DataSourceField';
import { PolicyFields } from './policy/PolicyFields';
import { type SettingsDraft } from './settings-draft';

export interface SettingsFieldsProps {
  draft: SettingsDraft;
  address: ReturnType<typeof normaliseProxyUrl>;
  tokenStored: boolean;
  onChange(draft: SettingsDraft): void;
}

const exampleAddress = 'http://vigil-backend-proxy.vigil:8080';

/** Two fields to start with; the rest has good defaults. */
export function SettingsFields({ draft, address, tokenStored, onChange }: SettingsFieldsProps) {
  const styles = useStyles2(getStyles);
  const change = (patch: Partial<SettingsDraft>) => onChange({ ...draft, ...patch });
  return (
    <>
      <section className={styles.group}>
        <h3 className={styles.title}>{t('configuration.proxy.title', 'Vigil proxy')}</h3>
        <Field
          noMargin
          label={t('configuration.address.label', 'Address of the proxy')}
          description={t(
            'configuration.address.help',
            'As the Grafana server reaches it; browsers never call it. Within the same cluster: http://vigil-backend-proxy.vigil:8080'
          )}
          invalid={'problem' in address}
          error={'problem' in address ? addressProblem(address.problem) : undefined}
        >
          <Input
            id="vigil-proxy-url"
            value={draft.proxyUrl}
            placeholder={exampleAddress}
            onChange={(event) => change({ proxyUrl: event.currentTarget.value })}
          />
        </Field>
        <Field
          noMargin
          label={t('configuration.token.label', 'Token')}
          description={t(
            'configuration.token.help',
            'The one the proxy was started with (VIGIL_TOKEN). Grafana stores it encrypted and adds it on its side; it is never shown again.'
          )}
        >
          <SecretInput
            id="vigil-proxy-token"
            value={draft.token ?? ''}
            isConfigured={tokenStored && draft.token === null}
            onReset={() => change({ token: '' })}
            onChange={(event) => change({ token: event.currentTarget.value })}
          />
        </Field>
      </section>
      <section className={styles.group}>
        <h3 className={styles.title}>
          {t('configuration.defaults.title', 'How the pages start, and who may read logs')}
        </h3>
        <DataSourceField
          value={draft.defaultDataSource}
          onChange={(defaultDataSource) => change({ defaultDataSource })}
        />
        <Field
          noMargin
          label={t('configuration.logs-role.label', 'Who may read logs')}
          description={t(
            'configuration.logs-role.help',
            'Logs may hold personal data. Incidents without their logs stay visible to every viewer.'
          )}
        >
          <RadioButtonGroup
            id="vigil-logs-role"
            value={draft.logsRole}
            options={logsRoles.map((role) => ({ value: role, label: logsRoleName(role) }))}
            onChange={(logsRole) => change({ logsRole })}
          />
        </Field>
      </section>
      <section className={styles.group}>
        <h3 className={styles.title}>{t('configuration.links.title', 'Links shown with every incident')}</h3>
        <DashboardLinksField links={draft.dashboardLinks} onChange={(dashboardLinks) => change({ dashboardLinks })} />
      </section>
      <section className={styles.group}>
        <h3 className={styles.title}>{t('configuration.policy.title', 'How Resources judges and recommends')}</h3>
        <PolicyFields texts={draft.policy} onChange={(policy) => change({ policy })} />
      </section>
    </>
  );
}

function addressProblem(problem: ProxyUrlProblem): string {
  switch (problem) {
    case 'not-a-url':
      return t('configuration.address.not-a-url', 'Write the whole address, with http:// or https:// and the port');
    case 'not-http':
      return t('configuration.address.not-http', 'Only http:// and https:// work');
    case 'has-credentials':
      return t('configuration.address.credentials', 'Leave user and password out: every viewer can read this address');
    case 'has-query':
      return t('configuration.address.query', 'Leave out what begins with ? or #');
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  group: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2) }),
  title: css({ ...theme.typography.h4, margin: 0 }),
});
