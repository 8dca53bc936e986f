import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import { AppLink } from '../../components/AppLink';
import { localText } from '../../i18n/local-text';
import { pagePath } from '../../routing/pages';
import { type AuditEntry } from './audit-entry';
import { CustomTag } from './custom/CustomTag';
import { getUncheckedStyles } from './unchecked/unchecked-styles';

/** Checks without an answer: what is missing, and how to get it. Checks that lack the same are told of together. */
export function UncheckedList({ entries, showCluster }: { entries: AuditEntry[]; showCluster: boolean }) {
  const row = useStyles2(getUncheckedStyles);
  const styles = useStyles2(getStyles);
  const reasons = Map.groupBy(entries, ({ result }) => (result.why ? localText(result.why) : ''));
  return (
    <ul className={row.list} aria-label={t('audit.unchecked.label', 'Checks that could not be decided')}>
      {[...reasons].map(([why, alike]) => (
        <li key={why} className={row.row}>
          <span className={row.verdict}>
            <Icon name="question-circle" /> <Trans i18nKey="audit.unchecked.unknown">Unknown</Trans>
          </span>
          <span className={row.title}>
            {alike.length > 1 && <span>{t('audit.unchecked.count', '{{count}} checks', { count: alike.length })}</span>}
            <span className={alike.length > 1 ? styles.many : row.title}>
              {alike.map(({ check, cluster }) => (
                <span key={`${cluster} ${check.id}`} className={styles.check}>
                  {localText(check.title)} <span className={row.dim}>{check.id}</span> {check.custom && <CustomTag />}
                  {showCluster && cluster !== '' && <span className={row.dim}> {cluster}</span>}
                </span>
              ))}
            </span>
          </span>
          <span className={row.why}>
            {why}{' '}
            <AppLink to={pagePath('health')} className={styles.link}>
              <Trans i18nKey="audit.unchecked.health">See Health</Trans>
            </AppLink>
          </span>
        </li>
      ))}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  many: css({ display: 'block', fontWeight: theme.typography.fontWeightRegular }),
  check: css({ display: 'block' }),
  link: css({ textDecoration: 'underline', whiteSpace: 'nowrap' }),
});
