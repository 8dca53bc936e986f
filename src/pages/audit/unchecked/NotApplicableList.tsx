import React from 'react';
import { t, Trans } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import { localText } from '../../../i18n/local-text';
import { type AuditEntry } from '../audit-entry';
import { getUncheckedStyles } from './unchecked-styles';

/** Checks that have nothing to look at, each with what it would look at. */
export function NotApplicableList({ entries, showCluster }: { entries: AuditEntry[]; showCluster: boolean }) {
  const styles = useStyles2(getUncheckedStyles);
  return (
    <ul className={styles.list} aria-label={t('audit.unchecked.not-applicable-label', 'Checks that do not apply')}>
      {entries.map(({ check, cluster, result }) => (
        <li key={`${cluster} ${check.id}`} className={styles.row}>
          <span className={styles.verdict}>
            <Icon name="minus-circle" /> <Trans i18nKey="audit.unchecked.not-applicable">Not applicable</Trans>
          </span>
          <span className={styles.title}>
            {localText(check.title)} <span className={styles.dim}>{check.id}</span>
            {showCluster && cluster !== '' && <span className={styles.dim}> {cluster}</span>}
          </span>
          <span className={styles.why}>
            {result.why && localText(result.why)}{' '}
            {check.kind === 'api' &&
              t('audit.unchecked.looks-at', 'Looks at {{kinds}}.', {
                kinds: check.needs.join(', '),
                interpolation: { escapeValue: false },
              })}
          </span>
        </li>
      ))}
    </ul>
  );
}
