import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { type Finding } from '@vigil/core/vocabulary/finding';
import { SeverityIcon } from '../../components/SeverityBadge';
import { WorkloadLink } from '../../components/WorkloadLink';
import { localText } from '../../i18n/local-text';
import { StateBadge } from './history/StateBadge';
import { NamespaceTag } from './NamespaceTag';

export interface FindingRowProps {
  finding: Finding;
  /** What the row leads with: its workload under a check, its check's title under a workload. */
  lead: 'workload' | 'check' | 'both';
  title: string;
  showCluster: boolean;
  onOpen(): void;
}

/** One finding in a line; opens its evidence. */
export function FindingRow({ finding, lead, title, showCluster, onOpen }: FindingRowProps) {
  const styles = useStyles2(getStyles);
  const { subject, cluster, severity, summary, check, namespaceClass } = finding;
  return (
    <li>
      <button type="button" className={styles.row} onClick={onOpen}>
        {lead !== 'workload' && (
          <span className={styles.title}>
            <SeverityIcon severity={severity} /> <span className={styles.text}>{title}</span>
            <span className={styles.dim}>{check}</span>
          </span>
        )}
        {lead !== 'check' && (
          <span className={styles.subject}>
            <WorkloadLink workload={subject} cluster={showCluster ? cluster : undefined} />
          </span>
        )}
        <StateBadge finding={finding} />
        {namespaceClass && <NamespaceTag namespaceClass={namespaceClass} />}
        <span className={styles.summary} title={localText(summary)}>
          {localText(summary)}
        </span>
      </button>
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(2),
    width: '100%',
    minHeight: 32,
    padding: theme.spacing(0, 1, 0, 4),
    border: 'none',
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    background: 'transparent',
    textAlign: 'left',
    '&:hover, &:focus-visible': { background: theme.colors.action.hover },
  }),
  title: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), flex: '0 1 420px', minWidth: 0 }),
  text: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  subject: css({ flex: '0 1 420px', minWidth: 0, display: 'flex' }),
  summary: css({
    flex: '1 1 260px',
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: theme.colors.text.secondary,
  }),
  dim: css({ flex: 'none', color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
