import React, { useRef } from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import type { ComparedRow } from '@vigil/core/resources/compare-analyses';
import { useVirtualRows } from '../../../components/use-virtual-rows';
import { WorkloadLink } from '../../../components/WorkloadLink';
import { unknown } from '../figure-text';
import { ChangeCell } from './ChangeCell';
import { figureName } from './change-text';
import { shownFigures, type ComparisonState } from './comparison-url';

export interface ComparedTableProps {
  rows: readonly ComparedRow[];
  by: ComparisonState['by'];
  onSort(by: ComparisonState['by']): void;
}

const rowHeight = 46;

/** Both windows row by row; only the rows in sight exist. */
export function ComparedTable({ rows, by, onSort }: ComparedTableProps) {
  const styles = useStyles2(getStyles);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualRows({
    ...{ count: rows.length, scroller, rowHeight, overscan: 12 },
    keyOf: (index) => rows[index]?.id ?? index,
  });
  const head = (id: ComparisonState['by'], label: string) => (
    <div key={id} role="columnheader" aria-sort={by === id ? (id === 'name' ? 'ascending' : 'descending') : 'none'}>
      <button type="button" className={cx(styles.sort, by === id && styles.sorted)} onClick={() => onSort(id)}>
        {label}
        {by === id && ' ↓'}
      </button>
    </div>
  );
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="grid"
      tabIndex={0}
      aria-label={t('resources.compare.table', 'Comparison')}
      aria-rowcount={rows.length + 1}
    >
      <div role="row" aria-rowindex={1} className={cx(styles.grid, styles.head)}>
        {head('name', t('resources.column.name', 'Name'))}
        {head('change', t('resources.compare.change', 'Largest change'))}
        {shownFigures.map((figure) => head(figure, figureName(figure)))}
      </div>
      <div role="presentation" style={{ position: 'relative', height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const compared = rows[index];
          return (
            compared && (
              <div
                key={key}
                role="row"
                aria-rowindex={index + 2}
                className={cx(styles.grid, styles.row)}
                style={{ transform: `translateY(${start}px)` }}
              >
                <div role="gridcell" className={styles.name}>
                  <WorkloadLink workload={named(compared)} />
                </div>
                <div role="gridcell">{summaryText(compared)}</div>
                {shownFigures.map((figure) => (
                  <ChangeCell key={figure} figure={figure} change={compared.figures[figure]} />
                ))}
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

function named({ row: { subject } }: ComparedRow) {
  return { ...subject, name: subject.name || unknown };
}

function summaryText({ state, isSignificant, largest }: ComparedRow): string {
  if (state === 'new') {
    return t('resources.compare.new', 'new: not in the other window');
  }
  if (state === 'gone') {
    return t('resources.compare.gone', 'gone: only in the other window');
  }
  if (largest === undefined) {
    return t('resources.compare.nothing-known', 'unknown');
  }
  const size = largest === Infinity ? t('resources.compare.from-zero', 'from zero') : `${Math.round(largest * 100)} %`;
  return isSignificant
    ? t('resources.compare.largest', '{{size}}, significant', { size })
    : t('resources.compare.largest-not', '{{size}}, not significant', { size });
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroller: css({
    maxHeight: 'max(320px, calc(100vh - 260px))',
    overflow: 'auto',
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.primary,
    fontVariantNumeric: 'tabular-nums',
  }),
  grid: css({
    display: 'grid',
    // Two amounts of memory with their units need more room than other figures.
    gridTemplateColumns:
      'minmax(170px, 2fr) minmax(120px, 1fr) repeat(2, minmax(112px, 1fr)) repeat(2, minmax(158px, 1.2fr)) minmax(96px, 0.8fr) minmax(76px, 0.6fr)',
    alignItems: 'center',
    gap: theme.spacing(1),
    minWidth: 1080,
    padding: theme.spacing(0, 1),
  }),
  head: css({
    position: 'sticky',
    top: 0,
    zIndex: 1,
    minHeight: 34,
    background: theme.colors.background.secondary,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  sort: css({
    padding: 0,
    border: 0,
    background: 'transparent',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    textAlign: 'left',
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: 1 },
  }),
  sorted: css({ color: theme.colors.text.primary, fontWeight: theme.typography.fontWeightMedium }),
  row: css({
    position: 'absolute',
    left: 0,
    right: 0,
    height: rowHeight,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    '&:hover': { background: theme.colors.action.hover },
  }),
  name: css({ minWidth: 0, overflow: 'hidden' }),
});
