import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { ClipboardButton, useStyles2 } from '@grafana/ui';
import { EmptyState } from '../../components/states/EmptyState';
import { exampleConfiguration } from './example-configuration';

export interface NotConfiguredProps {
  /** In the proxy's words. */
  how?: string;
}

/** Nobody is told anything yet: the few lines that change it. */
export function NotConfigured({ how }: NotConfiguredProps) {
  const styles = useStyles2(getStyles);
  return (
    <>
      <EmptyState
        icon="bell-slash"
        title={t('notifications.unconfigured.title', 'Nobody is told when something breaks')}
        actions={
          <ClipboardButton variant="secondary" icon="copy" getText={() => exampleConfiguration}>
            <Trans i18nKey="notifications.unconfigured.copy">Copy the example</Trans>
          </ClipboardButton>
        }
      >
        {how}{' '}
        <Trans i18nKey="notifications.unconfigured.text">
          Put these lines into the file that VIGIL_CONFIG names for the proxy, and the address of the webhook into the
          variable SLACK_URL of its environment. A file that the proxy already reads is read again within seconds.
        </Trans>
      </EmptyState>
      <pre className={styles.code} aria-label={t('notifications.unconfigured.example', 'Example of a configuration')}>
        {exampleConfiguration}
      </pre>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  code: css({ alignSelf: 'center', maxWidth: '100%', margin: 0, padding: theme.spacing(1.5) }),
});
