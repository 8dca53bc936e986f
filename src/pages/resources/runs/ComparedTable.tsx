import React, { useCallback, useRef } from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import type { ComparedRow } from '@vigil/core/resources/compare-analyses';
import { useVirtualRows } from '../../../components/use-virtual-rows';
import { WorkloadLink } from '../../../components/WorkloadLink';
import { unknown } from '../figure-text';
import { ChangeCell } from './ChangeCell';
import { ComparedDetails, type ComparedPlace } from './ComparedDetails';
import { figureName } from './change-text';
import { shownFigures, type ComparisonState } from './comparison-url';

export interface ComparedTableProps {
  rows: readonly ComparedRow[];
  by: ComparisonState['by'];
  onSort(by: ComparisonState['by']): void;
  /** Id of the open row. */
  open: string;
  onToggle(id: string): void;
  place: ComparedPlace;
}

const rowHeight = 46;

/** Both windows row by row; only the rows in sight exist. */
export function ComparedTable({ rows, by, onSort, open, onToggle, place }: ComparedTableProps) {
  const styles = useStyles2(getStyles);
  const scroller = useRef<HTMLDivElement>(null);
  // An open row is another thing: its measured height must not outlive it.
  const keyOf = useCallback(
    (index: number) => (rows[index]?.id === open ? `open ${open}` : (rows[index]?.id ?? index)),
    [rows, open]
  );
  const virtual = useVirtualRows({
    ...{ count: rows.length, scroller, rowHeight, overscan: 12 },
    keyOf,
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
          const isOpen = open !== '' && compared?.id === open;
          return (
            compared && (
              <div
                key={key}
                ref={isOpen ? virtual.measureElement : undefined}
                data-index={index}
                className={styles.place}
                style={{ transform: `translateY(${start}px)` }}
              >
                <div
                  role="row"
                  aria-rowindex={index + 2}
                  tabIndex={-1}
                  className={cx(styles.grid, styles.row, isOpen && styles.open)}
                  onClick={() => onToggle(compared.id)}
                  onKeyDown={(event) =>
                    event.key === 'Enter' && event.target === event.currentTarget && onToggle(compared.id)
                  }
                >
                  <div role="gridcell" className={styles.name}>
                    <button
                      type="button"
                      aria-expanded={isOpen}
                      aria-label={t('resources.compare.open', 'Charts of {{name}} in both windows', {
                        name: named(compared).name,
                        interpolation: { escapeValue: false },
                      })}
                      className={styles.toggle}
                      onClick={(event) => {
                        event.stopPropagation();
                        onToggle(compared.id);
                      }}
                    >
                      <Icon name={isOpen ? 'angle-down' : 'angle-right'} />
                    </button>
                    <WorkloadLink workload={named(compared)} />
                  </div>
                  <div role="gridcell">{summaryText(compared)}</div>
                  {shownFigures.map((figure) => (
                    <ChangeCell key={figure} figure={figure} change={compared.figures[figure]} />
                  ))}
                </div>
                {isOpen && <ComparedDetails compared={compared} place={place} />}
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
  const percent = Math.round(largest * 100);
  const size =
    largest === Infinity ? t('resources.compare.from-zero', 'from zero') : `${percent > 999 ? '>999' : percent} %`;
  return isSignificant
    ? t('resources.compare.largest', '{{size}}, significant', { size })
    : t('resources.compare.largest-not', '{{size}}, not significant', { size });
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroller: css({
    containerType: 'inline-size',
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
      'minmax(200px, 2.4fr) minmax(108px, 1fr) repeat(2, minmax(108px, 1fr)) repeat(2, minmax(150px, 1.2fr)) minmax(92px, 0.8fr) minmax(70px, 0.6fr)',
    alignItems: 'center',
    gap: theme.spacing(1),
    minWidth: 1058,
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
  place: css({ position: 'absolute', left: 0, right: 0 }),
  row: css({
    height: rowHeight,
    cursor: 'pointer',
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    '&:hover': { background: theme.colors.action.hover },
  }),
  open: css({ background: theme.colors.action.selected }),
  toggle: css({ padding: 0, border: 'none', background: 'transparent', lineHeight: 0 }),
  name: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.5), minWidth: 0, overflow: 'hidden' }),
});
