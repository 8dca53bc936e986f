import React from 'react';
import { css, cx, keyframes } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2, useTheme2 } from '@grafana/ui';
import { type Incident } from '@vigil/core/vocabulary/incident';
import { RelativeTime } from '../../components/RelativeTime';
import { SeverityIcon } from '../../components/SeverityBadge';
import { severityColor } from '../../components/severity-color';
import { WorkloadLink } from '../../components/WorkloadLink';
import { factsOf } from './incident-facts';
import { rowColumns, rowHeight } from './row-layout';
import { stateName } from './state-name';

export interface IncidentRowProps {
  incident: Incident;
  id: string;
  /** Of the whole list, counted from 1. */
  position: number;
  active: boolean;
  opened: boolean;
  fresh: boolean;
  compact: boolean;
  showCluster: boolean;
  timeZone: string;
  onOpen(): void;
}

/** One incident in one line. */
export function IncidentRow(props: IncidentRowProps) {
  const { incident, id, position, active, opened, fresh, compact, showCluster, timeZone, onOpen } = props;
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const { severity, reason, workload, container, containerRole, occurrences, state, log, cluster } = incident;
  const facts = factsOf(incident);
  return (
    <div
      id={id}
      role="row"
      tabIndex={-1}
      aria-rowindex={position + 1}
      aria-selected={opened}
      className={cx(styles.row, active && styles.active, opened && styles.opened, fresh && styles.fresh)}
      style={{ gridTemplateColumns: rowColumns(compact), borderLeftColor: severityColor(theme, severity) }}
      onClick={onOpen}
      onKeyDown={(event) => event.key === 'Enter' && event.target === event.currentTarget && onOpen()}
    >
      <span role="gridcell" className={styles.icon}>
        <SeverityIcon severity={severity} />
      </span>
      <span role="gridcell" className={styles.dim}>
        <RelativeTime at={incident.lastSeen} timeZone={timeZone} />
      </span>
      <span role="gridcell" className={styles.reason} title={reason}>
        {reason}
      </span>
      <span role="gridcell" className={styles.cut}>
        <WorkloadLink workload={workload} cluster={showCluster ? cluster : undefined} />
      </span>
      {!compact && (
        <span role="gridcell" className={cx(styles.cut, styles.dim)} title={container ?? undefined}>
          {container}
          {containerRole && containerRole !== 'main' && ` (${containerRole})`}
        </span>
      )}
      <span
        role="gridcell"
        className={styles.number}
        title={t('exceptions.row.occurrences', 'Happened {{count}} times', { count: occurrences })}
      >
        ×{occurrences}
      </span>
      <span role="gridcell" className={state === 'open' ? styles.open : styles.dim}>
        {stateName(state)}
      </span>
      <span role="gridcell" className={styles.message} title={incident.message || undefined}>
        {facts}
      </span>
      <span role="gridcell" className={styles.icon}>
        {log.status === 'captured' && (
          <Icon name="file-alt" size="sm" title={t('exceptions.row.has-log', 'Its log was captured')} />
        )}
      </span>
    </div>
  );
}

const arrive = keyframes({
  from: { opacity: 0, transform: 'translateY(-8px)' },
  to: { opacity: 1, transform: 'none' },
});

const getStyles = (theme: GrafanaTheme2) => {
  const cut = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;
  return {
    row: css({
      display: 'grid',
      alignItems: 'center',
      columnGap: theme.spacing(1.25),
      height: rowHeight,
      padding: theme.spacing(0, 1),
      borderBottom: `1px solid ${theme.colors.border.weak}`,
      borderLeft: '3px solid',
      cursor: 'pointer',
      '&:hover': { background: theme.colors.action.hover },
    }),
    active: css({ background: theme.colors.action.focus, boxShadow: `inset 0 0 0 1px ${theme.colors.primary.border}` }),
    opened: css({ background: theme.colors.action.selected }),
    fresh: css({ [theme.transitions.handleMotion('no-preference')]: { animation: `${arrive} 300ms ease-out` } }),
    icon: css({ display: 'inline-flex', justifyContent: 'center', color: theme.colors.text.secondary }),
    cut: css(cut),
    dim: css({ ...cut, color: theme.colors.text.secondary }),
    reason: css({ ...cut, fontWeight: theme.typography.fontWeightMedium }),
    open: css({ ...cut, fontWeight: theme.typography.fontWeightMedium }),
    number: css({ textAlign: 'right', fontVariantNumeric: 'tabular-nums' }),
    message: css({
      ...cut,
      fontFamily: theme.typography.fontFamilyMonospace,
      fontSize: theme.typography.bodySmall.fontSize,
      color: theme.colors.text.secondary,
    }),
  };
};
