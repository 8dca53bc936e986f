import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import { AppLink } from '../../components/AppLink';
import { localText } from '../../i18n/local-text';
import { pagePath } from '../../routing/pages';
import { type AuditEntry } from './audit-entry';

/** Checks without an answer: what is missing, and how to get it. Checks that lack the same are told of together. */
export function UncheckedList({ entries, showCluster }: { entries: AuditEntry[]; showCluster: boolean }) {
  const styles = useStyles2(getStyles);
  const reasons = Map.groupBy(entries, ({ result }) => (result.why ? localText(result.why) : ''));
  return (
    <ul className={styles.list} aria-label={t('audit.unchecked.label', 'Checks that could not be decided')}>
      {[...reasons].map(([why, alike]) => (
        <li key={why} className={styles.row}>
          <span className={styles.unknown}>
            <Icon name="question-circle" /> <Trans i18nKey="audit.unchecked.unknown">Unknown</Trans>
          </span>
          <span className={styles.titles}>
            {alike.length > 1 && <span>{t('audit.unchecked.count', '{{count}} checks', { count: alike.length })}</span>}
            <span className={alike.length > 1 ? styles.many : styles.title}>
              {alike.map(({ check, cluster }) => (
                <span key={`${cluster} ${check.id}`} className={styles.check}>
                  {localText(check.title)} <span className={styles.dim}>{check.id}</span>
                  {showCluster && cluster !== '' && <span className={styles.dim}> {cluster}</span>}
                </span>
              ))}
            </span>
          </span>
          <span className={styles.why}>
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
  list: css({ listStyle: 'none', margin: 0, padding: 0 }),
  row: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: theme.spacing(0.5, 1),
    minHeight: 36,
    padding: theme.spacing(0.75, 1, 0.75, 3.5),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  unknown: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    flex: '0 0 96px',
    color: theme.colors.text.secondary,
  }),
  titles: css({ flex: '1 1 360px', fontWeight: theme.typography.fontWeightMedium }),
  title: css({ fontWeight: theme.typography.fontWeightMedium }),
  many: css({
    display: 'block',
    maxHeight: 220,
    overflow: 'auto',
    fontWeight: theme.typography.fontWeightRegular,
  }),
  check: css({ display: 'block' }),
  why: css({ flex: '1 1 360px', color: theme.colors.text.secondary }),
  link: css({ textDecoration: 'underline', whiteSpace: 'nowrap' }),
  dim: css({
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontWeight: theme.typography.fontWeightRegular,
  }),
});
