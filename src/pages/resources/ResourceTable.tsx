import React, { useMemo, useRef } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { ResourceRow } from '@vigil/core/resources/roll-up';
import { ResourceLine } from './ResourceLine';
import { ResourceTableHead } from './ResourceTableHead';
import type { ColumnId, ResourcesState } from './resources-url';
import { RowDetails, type RowDetailsProps } from './RowDetails';
import { columnScale } from './UsageBar';

export interface ResourceTableProps {
  rows: readonly ResourceRow[];
  state: Pick<ResourcesState, 'group' | 'sort' | 'order' | 'scale' | 'row'>;
  onSort(column: ColumnId): void;
  /** Opens a row, or closes it when it is open. */
  onToggle(id: string): void;
  details: Omit<RowDetailsProps, 'row'>;
}

export const rowHeight = 36;
/** Height of an open row until it was measured. */
const detailsHeight = 420;

/** The dense table: only the rows in sight exist; an open row carries its details. */
export function ResourceTable({ rows, state, onSort, onToggle, details }: ResourceTableProps) {
  const styles = useStyles2(getStyles);
  const scroller = useRef<HTMLDivElement>(null);
  const hasGpu = useMemo(() => rows.some(({ gpu }) => gpu !== undefined), [rows]);
  const scale = useMemo(
    () => ({ cpu: columnScale(rows.map(({ cpu }) => cpu)), memory: columnScale(rows.map(({ memory }) => memory)) }),
    [rows]
  );
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => rowHeight + (rows[index]?.id === state.row ? detailsHeight : 0),
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 12,
  });

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') {
      return;
    }
    const names = [...(scroller.current?.querySelectorAll<HTMLElement>('[data-row-name]') ?? [])];
    const index = names.findIndex((name) => name === document.activeElement);
    const next = names[index + (event.key === 'ArrowDown' ? 1 : -1)];
    // From the grid itself the first row is next.
    if (next) {
      event.preventDefault();
      next.focus();
    }
  };

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="grid"
      tabIndex={0}
      aria-label={t('resources.table.label', 'Resources')}
      aria-rowcount={rows.length + 1}
      onKeyDown={onKeyDown}
    >
      <ResourceTableHead state={state} hasGpu={hasGpu} onSort={onSort} />
      <div className={styles.rows} style={{ height: virtual.getTotalSize() }} role="rowgroup">
        {virtual.getVirtualItems().map(({ key, index, start }) => {
          const row = rows[index];
          const isOpen = row?.id === state.row;
          return (
            row && (
              <div
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                className={styles.place}
                style={{ transform: `translateY(${start}px)` }}
              >
                <ResourceLine
                  row={row}
                  position={index + 2}
                  hasGpu={hasGpu}
                  scale={state.scale === 'absolute' ? scale : undefined}
                  isOpen={isOpen}
                  onToggle={() => onToggle(row.id)}
                />
                {isOpen && <RowDetails {...details} row={row} />}
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroller: css({
    height: 'max(320px, calc(100vh - 380px))',
    overflow: 'auto',
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.primary,
  }),
  rows: css({ position: 'relative', minWidth: 900 }),
  place: css({ position: 'absolute', top: 0, left: 0, right: 0 }),
});
