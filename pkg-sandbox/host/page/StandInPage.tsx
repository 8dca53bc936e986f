import { css } from '@emotion/css';
import { useLocation } from 'react-router-dom-v5-compat';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, useStyles2 } from '@grafana/ui';
import { HostPage } from './HostPage.tsx';

/** Parameters one a line; those that hold JSON (Explore's panes) are laid out. */
function formatQuery(search: string): string {
  return [...new URLSearchParams(search)]
    .map(([name, value]) => {
      try {
        return `${name}: ${/^[[{]/.test(value) ? JSON.stringify(JSON.parse(value), null, 2) : value}`;
      } catch {
        return `${name}: ${value}`;
      }
    })
    .join('\n');
}

/** What stands where Grafana has Explore, dashboards and the rest: the address a link led to, and what it carried. */
export function StandInPage() {
  const styles = useStyles2(getStyles);
  const { pathname, search } = useLocation();
  return (
    <HostPage pageNav={{ text: t('sandbox.absent.title', 'Not part of the stand-in') }}>
      <Alert severity="info" title={t('sandbox.absent.alert', 'This page exists in Grafana only')}>
        {t(
          'sandbox.absent.text',
          'The sandbox stands in for Grafana and has no Explore and no dashboards. The link led here and carried this:'
        )}
      </Alert>
      <pre className={styles.link}>
        {pathname}
        {search !== '' && `\n\n${formatQuery(search)}`}
      </pre>
    </HostPage>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({ link: css({ fontFamily: theme.typography.fontFamilyMonospace }) });
