import React, { memo, type MouseEvent } from 'react';
import { css, cx, keyframes } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2, useTheme2, type IconName } from '@grafana/ui';
import { type Incident } from '@vigil/core/vocabulary/incident';
import { RelativeTime } from '../../components/RelativeTime';
import { SeverityIcon } from '../../components/SeverityBadge';
import { severityColor } from '../../components/severity-color';
import { useNow } from '../../components/use-now';
import { WorkloadLink } from '../../components/WorkloadLink';
import { ChangeTag } from './ChangeTag';
import { factsOf } from './incident-facts';
import { rowColumns, rowHeight } from './row-layout';
import { spanOf } from './row-texts';
import { StatusCell } from './StatusCell';

export interface IncidentRowProps {
  incident: Incident;
  id: string;
  /** Of the whole list, counted from 1. */
  position: number;
  /** The keys act on it. */
  active: boolean;
  /** In the drawer. */
  opened: boolean;
  /** Undefined: the reader may not choose. */
  selected: boolean | undefined;
  fresh: boolean;
  compact: boolean;
  showCluster: boolean;
  timeZone: string;
  onOpen(id: string): void;
  /** `extend`: from the row chosen last up to this one. */
  onSelect(id: string, extend: boolean): void;
}

/** One incident in one line. Drawn again only when something of it changes: lists hold tens of thousands. */
export const IncidentRow = memo(function IncidentRow(props: IncidentRowProps) {
  const { incident, id, position, active, opened, selected, fresh, compact, showCluster, timeZone } = props;
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const span = spanOf(incident, useNow(), timeZone);
  const { severity, reason, workload, container, containerRole, occurrences, log, cluster, note, change } = incident;
  const isQuiet = incident.state === 'open' && incident.muted !== null;
  const open = () => props.onOpen(incident.id);
  const select = (event: MouseEvent) => {
    event.stopPropagation();
    props.onSelect(incident.id, event.shiftKey);
  };
  return (
    <div
      id={id}
      role="row"
      tabIndex={-1}
      aria-rowindex={position + 1}
      aria-selected={selected}
      aria-current={opened || undefined}
      className={cx(
        styles.row,
        isQuiet && styles.quiet,
        selected && styles.selected,
        opened && styles.opened,
        active && styles.active,
        fresh && styles.fresh
      )}
      style={{
        gridTemplateColumns: rowColumns(compact, selected !== undefined),
        borderLeftColor: severityColor(theme, severity),
      }}
      onClick={(event) => (event.shiftKey && selected !== undefined ? select(event) : open())}
      onKeyDown={(event) => event.key === 'Enter' && event.target === event.currentTarget && open()}
    >
      {selected !== undefined && (
        <span role="gridcell" className={styles.icon}>
          <input
            type="checkbox"
            tabIndex={-1}
            className={styles.choice}
            aria-label={t('exceptions.row.select', 'Select {{reason}} of {{workload}}', {
              reason,
              workload: workload.name,
            })}
            checked={selected}
            readOnly
            onClick={select}
          />
        </span>
      )}
      <span role="gridcell" className={styles.icon}>
        <SeverityIcon severity={severity} />
      </span>
      <span role="gridcell" className={styles.dim}>
        <RelativeTime at={incident.lastSeen} timeZone={timeZone} narrow={compact} />
      </span>
      <span role="gridcell" className={styles.reason} title={reason}>
        {reason}
      </span>
      <span role="gridcell" className={styles.cut}>
        <WorkloadLink workload={workload} cluster={showCluster ? cluster : undefined} />
      </span>
      {!compact && (
        <span role="gridcell" className={styles.dim} title={container ?? undefined}>
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
      <span role="gridcell" className={styles.cut}>
        <StatusCell incident={incident} compact={compact} timeZone={timeZone} />
      </span>
      <span role="gridcell" className={cx(styles.dim, styles.number)} title={span.full} aria-label={span.full}>
        {span.short}
      </span>
      <span role="gridcell" className={styles.message} title={incident.message || undefined}>
        {change && <ChangeTag change={change} compact={compact} timeZone={timeZone} />}
        <span className={styles.text}>{factsOf(incident, compact)}</span>
      </span>
      <span role="gridcell" className={styles.icons}>
        {note && (
          <Sign
            icon="comment-alt"
            text={t('exceptions.row.note', 'Note by {{author}}: {{text}}', {
              author: note.author,
              text: note.text,
              interpolation: { escapeValue: false },
            })}
          />
        )}
        {log.status === 'captured' && (
          <Sign icon="file-alt" text={t('exceptions.row.has-log', 'Its log was captured')} />
        )}
      </span>
    </div>
  );
});

/** A picture that says its text on hover, and to those who do not see it. */
function Sign({ icon, text }: { icon: IconName; text: string }) {
  return (
    <span role="img" aria-label={text} title={text}>
      <Icon name={icon} size="sm" aria-hidden />
    </span>
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
      columnGap: theme.spacing(1),
      height: rowHeight,
      padding: theme.spacing(0, 1),
      borderBottom: `1px solid ${theme.colors.border.weak}`,
      borderLeft: '3px solid',
      cursor: 'pointer',
      '&:hover': { background: theme.colors.action.hover },
    }),
    // Colour of text, not transparency: it stays readable in both themes.
    quiet: css({
      borderLeftStyle: 'dotted',
      '& [role="gridcell"], & [role="gridcell"] *': {
        color: theme.colors.text.secondary,
        fontWeight: theme.typography.fontWeightRegular,
      },
    }),
    selected: css({ background: theme.colors.primary.transparent }),
    opened: css({ background: theme.colors.action.selected }),
    active: css({
      boxShadow: `inset 0 0 0 1px ${theme.colors.border.medium}`,
      '[role="grid"]:focus &': { boxShadow: `inset 0 0 0 2px ${theme.colors.primary.border}` },
    }),
    fresh: css({ [theme.transitions.handleMotion('no-preference')]: { animation: `${arrive} 300ms ease-out` } }),
    icon: css({ display: 'inline-flex', justifyContent: 'center', color: theme.colors.text.secondary }),
    icons: css({
      display: 'inline-flex',
      justifyContent: 'flex-end',
      gap: theme.spacing(0.5),
      color: theme.colors.text.secondary,
    }),
    choice: css({ margin: 0, cursor: 'pointer' }),
    cut: css(cut),
    dim: css({ ...cut, color: theme.colors.text.secondary }),
    reason: css({ ...cut, fontWeight: theme.typography.fontWeightMedium }),
    number: css({ textAlign: 'right', fontVariantNumeric: 'tabular-nums' }),
    message: css({
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      minWidth: 0,
      fontFamily: theme.typography.fontFamilyMonospace,
      fontSize: theme.typography.bodySmall.fontSize,
      color: theme.colors.text.secondary,
    }),
    text: css(cut),
  };
};
