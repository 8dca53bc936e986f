import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Toggletip, useStyles2 } from '@grafana/ui';
import { type IncidentSummary } from '@vigil/core/contract/incidents';
import { AppLink } from '../../components/AppLink';
import { pagePath } from '../../routing/pages';
import { ignoredRuleText } from './ignored-rule-text';

/** How much was seen and not made an incident, and by which rules. */
export function IgnoredWhy({ ignored }: { ignored: IncidentSummary['ignored'] }) {
  const styles = useStyles2(getStyles);
  const total = ignored.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) {
    return null;
  }
  return (
    <span className={styles.ignored}>
      <span>{t('exceptions.summary.ignored', '{{ignored}} ignored', { ignored: total.toLocaleString() })}</span>{' '}
      <Toggletip
        placement="bottom-end"
        title={<Trans i18nKey="exceptions.summary.ignored-title">Seen, and not made an incident</Trans>}
        content={
          <ul className={styles.rules}>
            {ignored.map(({ rule, count }) => (
              <li key={rule}>
                <b>{count.toLocaleString()}</b> {ignoredRuleText(rule)}
              </li>
            ))}
          </ul>
        }
        footer={
          <AppLink to={pagePath('health')}>
            <Trans i18nKey="exceptions.summary.to-health">All counts on the Health page</Trans>
          </AppLink>
        }
      >
        <button type="button" className={styles.why}>
          <Trans i18nKey="exceptions.summary.why">why?</Trans>
        </button>
      </Toggletip>
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  ignored: css({ marginLeft: 'auto', color: theme.colors.text.secondary, whiteSpace: 'nowrap' }),
  why: css({
    padding: 0,
    border: 'none',
    background: 'transparent',
    color: theme.colors.text.link,
    textDecoration: 'underline',
  }),
  rules: css({ margin: 0, paddingLeft: theme.spacing(2) }),
});
