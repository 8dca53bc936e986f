import React, { useState } from 'react';
import { css } from '@emotion/css';
import { type AppPluginMeta, type GrafanaTheme2, type PluginConfigPageProps } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Alert, Button, useStyles2 } from '@grafana/ui';
import { EmptyState } from '../../components/states/EmptyState';
import { foldError } from '../../proxy/fold-error';
import { checkLink } from '../../settings/dashboard-link';
import { mayConfigure } from '../../settings/may-configure';
import { normaliseProxyUrl } from '../../settings/normalise-proxy-url';
import { type PluginSettings } from '../../settings/plugin-settings';
import { savePluginSettings } from '../../settings/save-plugin-settings';
import { ConnectionTest } from './ConnectionTest';
import { SettingsChanges } from './SettingsChanges';
import { SettingsFields } from './SettingsFields';
import { policyOf } from './policy/policy-draft';
import { draftOf, settingsChanges } from './settings-draft';

export interface ConfigurationPageProps extends PluginConfigPageProps<AppPluginMeta<PluginSettings>> {
  /** For tests: what happens once the settings are stored. Grafana keeps the old ones until the page is loaded again. */
  onSaved?(): void;
}

/** Where the proxy is, and how the pages start; for those who may change it. */
export default function ConfigurationPage(props: ConfigurationPageProps) {
  if (!mayConfigure()) {
    return (
      <EmptyState icon="lock" title={t('configuration.forbidden.title', 'Only administrators configure the plugin')}>
        <Trans i18nKey="configuration.forbidden.text">
          Ask your Grafana administrator; the Health page says whether the proxy answers.
        </Trans>
      </EmptyState>
    );
  }
  return <Settings {...props} />;
}

function Settings({ plugin, onSaved = () => window.location.reload() }: ConfigurationPageProps) {
  const styles = useStyles2(getStyles);
  const { meta } = plugin;
  const [stored] = useState(() => draftOf(meta));
  const [draft, setDraft] = useState(stored);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState('');
  const changes = settingsChanges(stored, draft);
  const address = normaliseProxyUrl(draft.proxyUrl);
  const policy = policyOf(draft.policy);
  const isValid =
    'url' in address && draft.dashboardLinks.every((link) => checkLink(link) === null) && policy.problems.length === 0;

  const save = async (enabled: boolean) => {
    if (!('url' in address) || !isValid) {
      return;
    }
    setSaving(true);
    setFailure('');
    const { defaultDataSource, logsRole, token } = draft;
    const dashboardLinks = draft.dashboardLinks.map(({ name, url }) => ({ name: name.trim(), url: url.trim() }));
    try {
      await savePluginSettings(
        { ...meta, enabled },
        {
          jsonData: {
            proxyUrl: address.url,
            defaultDataSource,
            logsRole,
            dashboardLinks,
            resourcePolicy: policy.value,
          },
          proxyToken: token,
        }
      );
      onSaved();
    } catch (error) {
      const { detail, status } = foldError(error);
      setFailure([status && `HTTP ${status}`, detail].filter(Boolean).join(' '));
    } finally {
      setSaving(false);
    }
  };

  return (
    <div className={styles.page}>
      {meta.enabled === false && (
        <Alert
          severity="warning"
          title={t('configuration.disabled.title', 'The plugin is not enabled in this organization')}
        >
          <p>
            <Trans i18nKey="configuration.disabled.text">
              Its pages and its way to the proxy stay closed until it is.
            </Trans>
          </p>
          <Button size="sm" disabled={saving || !isValid} onClick={() => save(true)}>
            <Trans i18nKey="configuration.disabled.enable">Enable it and save</Trans>
          </Button>
        </Alert>
      )}
      <SettingsFields draft={draft} address={address} tokenStored={stored.tokenStored} onChange={setDraft} />
      {changes.length > 0 && <SettingsChanges changes={changes} />}
      {failure && (
        <Alert severity="error" title={t('configuration.save-failed', 'Grafana did not store the settings')}>
          {failure}
        </Alert>
      )}
      <div className={styles.actions}>
        <Button
          disabled={saving || changes.length === 0 || !isValid}
          icon={saving ? 'sync' : 'save'}
          onClick={() => save(meta.enabled ?? true)}
        >
          <Trans i18nKey="configuration.save">Save</Trans>
        </Button>
        {changes.length > 0 && (
          <Button variant="secondary" fill="outline" disabled={saving} onClick={() => setDraft(stored)}>
            <Trans i18nKey="configuration.discard">Discard changes</Trans>
          </Button>
        )}
      </div>
      <ConnectionTest
        address={stored.proxyUrl}
        tokenStored={stored.tokenStored}
        enabled={meta.enabled !== false}
        unsaved={changes.length > 0}
      />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(3), maxWidth: 760 }),
  actions: css({ display: 'flex', gap: theme.spacing(1) }),
});
