import React from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import { type SortOrder } from './exceptions-url';
import { rowColumns, rowHeight } from './row-layout';

export interface IncidentTableHeadProps {
  compact: boolean;
  /** Rows can be chosen. */
  selectable: boolean;
  sort: SortOrder;
  onSort(sort: SortOrder): void;
}

/** Names of the columns; three of them sort. */
export function IncidentTableHead({ compact, selectable, sort, onSort }: IncidentTableHeadProps) {
  const styles = useStyles2(getStyles);
  const sorting = (order: SortOrder, name: React.ReactNode, label: string) => (
    <span role="columnheader" aria-sort={sort === order ? 'descending' : 'none'}>
      <button
        type="button"
        tabIndex={-1}
        className={cx(styles.button, sort === order && styles.sorted)}
        title={t('exceptions.list.sort-by', 'Sort by {{column}}', { column: label })}
        aria-label={t('exceptions.list.sort-by', 'Sort by {{column}}', { column: label })}
        onClick={() => onSort(order)}
      >
        {name}
        {sort === order && <Icon name="arrow-down" size="xs" />}
      </button>
    </span>
  );
  const lastSeen = t('exceptions.list.last-seen', 'Last seen');
  const times = t('exceptions.list.times', 'Times');
  return (
    <div
      role="row"
      aria-rowindex={1}
      className={styles.head}
      style={{ gridTemplateColumns: rowColumns(compact, selectable) }}
    >
      {selectable && <span role="columnheader" aria-label={t('exceptions.list.selected', 'Selected')} />}
      {sorting('severity', '!', t('exceptions.list.severity', 'Severity'))}
      {sorting('lastSeen', lastSeen, lastSeen)}
      <span role="columnheader">{t('exceptions.list.reason', 'Reason')}</span>
      <span role="columnheader">{t('exceptions.list.workload', 'Workload')}</span>
      {!compact && <span role="columnheader">{t('exceptions.list.container', 'Container')}</span>}
      {sorting('occurrences', times, times)}
      <span role="columnheader">{t('exceptions.list.state', 'State')}</span>
      <span role="columnheader">{t('exceptions.list.duration', 'Duration')}</span>
      <span role="columnheader">{t('exceptions.list.message', 'What it said last')}</span>
      <span role="columnheader" aria-label={t('exceptions.list.note-log', 'Note, log')} />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  head: css({
    position: 'sticky',
    zIndex: 1,
    top: 0,
    display: 'grid',
    alignItems: 'center',
    columnGap: theme.spacing(1),
    height: rowHeight - 4,
    padding: theme.spacing(0, 1),
    borderLeft: '3px solid transparent',
    borderBottom: `1px solid ${theme.colors.border.medium}`,
    background: theme.colors.background.secondary,
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    whiteSpace: 'nowrap',
  }),
  button: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: 2,
    padding: 0,
    border: 'none',
    background: 'transparent',
    color: 'inherit',
    font: 'inherit',
    '&:hover': { color: theme.colors.text.primary },
  }),
  sorted: css({ color: theme.colors.text.primary }),
});
