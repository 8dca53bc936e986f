import React, { useRef } from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import type { ExceptionRow } from '@vigil/core/exceptions-from-prometheus/exception-row';
import { useVirtualRows } from '../../../components/use-virtual-rows';
import { useWidth } from '../../../components/use-width';
import type { SortOrder } from '../exceptions-url';
import { compactBelow, rowHeight } from '../row-layout';
import { ExceptionLine } from './ExceptionLine';
import { lineColumns } from './line-columns';

export interface ExceptionLinesProps {
  rows: readonly ExceptionRow[];
  sort: SortOrder;
  onSort(sort: SortOrder): void;
  source: { uid: string; type: string };
  /** Unix milliseconds. */
  window: { from: number; to: number };
  timeZone: string;
}

/** The dense table; only the lines in sight exist. */
export function ExceptionLines({ rows, sort, onSort, source, window, timeZone }: ExceptionLinesProps) {
  const styles = useStyles2(getStyles);
  const [measure, width] = useWidth<HTMLDivElement>();
  const scroller = useRef<HTMLDivElement>(null);
  const compact = width > 0 && width < compactBelow;
  const showCluster = new Set(rows.map(({ cluster }) => cluster)).size > 1;
  const lines = useVirtualRows({
    count: rows.length,
    scroller,
    rowHeight,
    overscan: 12,
    keyOf: (index) => rows[index]?.id ?? index,
  });
  const name = (text: string) => (
    <span role="columnheader" title={text}>
      {text}
    </span>
  );
  const sorting = (order: SortOrder, text: string, label = text) => (
    <span role="columnheader" aria-sort={sort === order ? 'descending' : 'none'}>
      <button
        type="button"
        className={cx(styles.button, sort === order && styles.sorted)}
        aria-label={t('exceptions.list.sort-by', 'Sort by {{column}}', { column: label })}
        onClick={() => onSort(order)}
      >
        {text}
        {sort === order && <Icon name="arrow-down" size="xs" />}
      </button>
    </span>
  );
  return (
    <div ref={measure}>
      <div
        ref={scroller}
        className={styles.scroller}
        role="table"
        aria-label={t('exceptions.prometheus.label', 'Exceptions by Prometheus')}
        aria-rowcount={rows.length + 1}
      >
        <div role="row" aria-rowindex={1} className={styles.head} style={{ gridTemplateColumns: lineColumns(compact) }}>
          {sorting('severity', '!', t('exceptions.list.severity', 'Severity'))}
          {sorting('lastSeen', t('exceptions.list.last-seen', 'Last seen'))}
          {name(t('exceptions.list.reason', 'Reason'))}
          {name(t('exceptions.list.workload', 'Workload'))}
          {!compact && name(t('exceptions.list.container', 'Container'))}
          {name(t('exceptions.prometheus.line.pods', 'Pods'))}
          {sorting('occurrences', t('exceptions.prometheus.line.restarts', 'Restarts'))}
          {name(t('exceptions.list.state', 'State'))}
          {name(t('exceptions.prometheus.line.since', 'First seen'))}
          {!compact && name(t('exceptions.prometheus.line.meaning', 'What it means'))}
          <span role="columnheader" aria-label={t('exceptions.prometheus.explore', 'Explore')} />
        </div>
        <div className={styles.rows} style={{ height: lines.getTotalSize() }}>
          {lines.getVirtualItems().map(({ key, index, start }) => {
            const row = rows[index];
            return (
              row && (
                <div key={key} className={styles.place} style={{ transform: `translateY(${start}px)` }}>
                  <ExceptionLine
                    row={row}
                    position={index + 1}
                    {...{ compact, showCluster, source, window, timeZone }}
                  />
                </div>
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroller: css({
    maxHeight: 'max(280px, calc(100vh - 352px))',
    overflow: 'auto',
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.primary,
  }),
  head: css({
    position: 'sticky',
    zIndex: 1,
    top: 0,
    display: 'grid',
    alignItems: 'center',
    columnGap: theme.spacing(1.25),
    height: rowHeight - 4,
    padding: theme.spacing(0, 1),
    borderLeft: '3px solid transparent',
    borderBottom: `1px solid ${theme.colors.border.medium}`,
    background: theme.colors.background.secondary,
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    whiteSpace: 'nowrap',
    '& > *': { overflow: 'hidden', textOverflow: 'ellipsis' },
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
  rows: css({ position: 'relative' }),
  place: css({ position: 'absolute', top: 0, left: 0, right: 0 }),
});
