import React, { useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Badge, Button, useStyles2 } from '@grafana/ui';
import { findingIdentity, type PastFinding } from '@vigil/core/audit/history/compare-audits';
import { SeverityBadge } from '../../../components/SeverityBadge';
import { WorkloadLink } from '../../../components/WorkloadLink';
import { localText } from '../../../i18n/local-text';
import { useKnownChecks } from '../custom/known-checks-context';
import { stateName } from './state-name';

const pageSize = 100;

/** What was found then and is no more. */
export function FixedFindings({ findings, showCluster }: { findings: PastFinding[]; showCluster: boolean }) {
  const styles = useStyles2(getStyles);
  const known = useKnownChecks();
  const [shown, setShown] = useState(pageSize);
  const more = findings.length - shown;
  return (
    <section aria-label={t('audit.history.fixed-list', 'Fixed since then')}>
      <h2 className={styles.heading}>
        {t('audit.history.fixed-heading', 'Fixed since then ({{count}})', { count: findings.length })}
      </h2>
      <ul className={styles.list}>
        {findings.slice(0, shown).map((finding) => {
          const title = known.byId.get(finding.check)?.title;
          return (
            <li key={findingIdentity(finding)} className={styles.row}>
              <span className={styles.severity}>
                <SeverityBadge severity={finding.severity} />
              </span>
              <span className={styles.title}>{title ? localText(title) : finding.check}</span>
              <span className={styles.dim}>{finding.check}</span>
              <span className={styles.subject}>
                <WorkloadLink workload={finding.subject} cluster={showCluster ? finding.cluster : undefined} />
              </span>
              <Badge color="green" icon="check" text={stateName('fixed')} />
            </li>
          );
        })}
      </ul>
      {more > 0 && (
        <Button size="sm" fill="text" onClick={() => setShown(shown + 10 * pageSize)}>
          {t('audit.group.more', 'Show {{count}} more', { count: Math.min(more, 10 * pageSize) })}
        </Button>
      )}
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  heading: css({ ...theme.typography.h5, margin: theme.spacing(1, 0) }),
  list: css({ listStyle: 'none', margin: 0, padding: 0 }),
  row: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    minHeight: 36,
    padding: theme.spacing(0, 1, 0, 3.5),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  severity: css({ flex: '0 0 96px' }),
  title: css({ flex: '0 1 auto', minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  dim: css({ flex: 'none', color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  subject: css({ flex: '1 1 240px', minWidth: 0, display: 'flex', marginLeft: theme.spacing(2) }),
});
