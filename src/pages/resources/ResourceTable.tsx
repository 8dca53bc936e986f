import React, { memo, useCallback, useMemo, useRef } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { ResourceRow } from '@vigil/core/resources/roll-up';
import { gridOf, type ChoosableId } from './columns/columns';
import type { MeasureRow } from './measures/use-measures';
import { SkeletonRows } from '../../components/states/SkeletonRows';
import { ResourceLine } from './ResourceLine';
import { headHeight, ResourceTableHead } from './ResourceTableHead';
import type { ColumnId, ResourcesState } from './resources-url';
import { RowDetails, type RowDetailsProps } from './details/RowDetails';
import { SectionLine } from './SectionLine';
import { foldKey, itemsOf, sectionsOf, type TableItem } from './sections';
import { useSparks } from './sparks/use-sparks';
import { columnScale } from './UsageBar';
import { useReachRow } from './use-reach-row';

export interface ResourceTableProps {
  rows: readonly ResourceRow[];
  state: Pick<ResourcesState, 'group' | 'sections' | 'folded' | 'sort' | 'order' | 'scale' | 'row'>;
  /** Columns besides the name, as many as are to stand there. */
  shown: readonly ChoosableId[];
  /** Is given the table, whose width says how many there may be. */
  measureWidth(table: HTMLDivElement | null): void;
  /** Absent: not asked for, or not answered yet. */
  measure?: MeasureRow;
  onSort(column: ColumnId): void;
  /** Opens a row, or closes it when it is open. */
  onToggle(id: string): void;
  onFold(folded: string[]): void;
  /** The row that a link opened, until the table has looked for it; else empty. */
  linkedRow: string;
  onReached(): void;
  details: Omit<RowDetailsProps, 'row'>;
}

export const rowHeight = 36;
const sectionHeight = 32;
/** Height of an open row until it was measured. */
const detailsHeight = 420;

/** The dense table: only the rows in sight exist; an open row carries its details. */
export const ResourceTable = memo(function ResourceTable(props: ResourceTableProps) {
  const { rows, state, shown, measureWidth, measure, onSort, onToggle, onFold, linkedRow, onReached, details } = props;
  const styles = useStyles2(getStyles);
  const scroller = useRef<HTMLDivElement | null>(null);
  const place = useCallback(
    (element: HTMLDivElement | null) => {
      scroller.current = element;
      measureWidth(element);
    },
    [measureWidth]
  );
  const scale = useMemo(
    () => ({ cpu: columnScale(rows.map(({ cpu }) => cpu)), memory: columnScale(rows.map(({ memory }) => memory)) }),
    [rows]
  );
  const { sections, folded } = state;
  const items = useMemo<TableItem[]>(
    () => (sections === 'none' ? rows.map((row) => ({ row })) : itemsOf(sectionsOf(rows, sections), folded)),
    [rows, sections, folded]
  );
  const open = state.row;
  // A row that is open is another thing to the virtualizer: its measured height must not outlive it. And while the
  // function is the same, the places of all the rows are.
  const getItemKey = useCallback(
    (index: number) => {
      const item = items[index];
      return isOpenItem(item, open) ? `open ${open}` : (itemKey(item) ?? index);
    },
    [items, open]
  );
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) =>
      items[index]?.section ? sectionHeight : rowHeight + (isOpenItem(items[index], open) ? detailsHeight : 0),
    getItemKey,
    overscan: 8,
  });
  const grid = useMemo(() => gridOf(shown), [shown]);
  const { analysis, source } = details;
  const { scope, input, capabilities, isPartial } = analysis;
  const sparkSource = useMemo(
    () => ({
      source: source.uid,
      scope,
      window: input.window,
      capabilities,
    }),
    // The first figures and the whole analysis have these in common: the lines stay.
    [source.uid, scope, input, capabilities]
  );
  const openAt = useMemo(() => items.findIndex((item) => isOpenItem(item, open)), [items, open]);
  useReachRow({
    ...{ virtual, index: openAt, isPartial, lineHeight: rowHeight, headHeight, onReached },
    isWanted: linkedRow !== '' && linkedRow === open,
  });
  const inSight = virtual.getVirtualItems().flatMap(({ index }) => items[index]?.row ?? []);
  const sparks = {
    cpu: useSparks('cpu', shown.includes('cpuSpark'), inSight, sparkSource),
    memory: useSparks('memory', shown.includes('memorySpark'), inSight, sparkSource),
  };

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
      ref={place}
      className={styles.scroller}
      role="grid"
      tabIndex={0}
      aria-label={t('resources.table.label', 'Resources')}
      aria-rowcount={items.length + 1}
      onKeyDown={onKeyDown}
    >
      <ResourceTableHead state={state} shown={shown} onSort={onSort} />
      <div className={styles.rows} style={{ height: virtual.getTotalSize(), minWidth: grid.minWidth }} role="rowgroup">
        {virtual.getVirtualItems().map(({ index, start }) => {
          const { row, section } = items[index] ?? {};
          const isOpen = isOpenItem(items[index], open);
          return (
            <div
              key={itemKey(items[index]) ?? index}
              // All others are of known height: measuring each would lay out the page again and again.
              ref={isOpen ? virtual.measureElement : undefined}
              data-index={index}
              className={styles.place}
              style={{ transform: `translateY(${start}px)` }}
            >
              {section && (
                <SectionLine
                  section={section}
                  by={sections}
                  position={index + 2}
                  isFolded={folded.includes(foldKey(section))}
                  onFold={() => onFold(toggled(folded, foldKey(section)))}
                />
              )}
              {row && (
                <ResourceLine
                  row={row}
                  position={index + 2}
                  shown={shown}
                  grid={grid}
                  measure={measure}
                  scale={state.scale === 'absolute' ? scale : undefined}
                  cpuSpark={sparks.cpu(row)}
                  memorySpark={sparks.memory(row)}
                  isOpen={isOpen}
                  isPartial={isPartial}
                  onToggle={onToggle}
                />
              )}
              {row &&
                isOpen &&
                (isPartial ? <SkeletonRows rows={detailsHeight / rowHeight} /> : <RowDetails {...details} row={row} />)}
            </div>
          );
        })}
      </div>
    </div>
  );
});

function isOpenItem(item: TableItem | undefined, open: string): boolean {
  return open !== '' && item?.row?.id === open;
}

function itemKey(item: TableItem | undefined): string | undefined {
  return item?.section ? `section ${item.section.key}` : item?.row?.id;
}

function toggled(all: readonly string[], one: string): string[] {
  return all.includes(one) ? all.filter((other) => other !== one) : [...all, one];
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroller: css({
    containerType: 'inline-size',
    height: 'max(360px, calc(100vh - 380px))',
    overflow: 'auto',
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.primary,
  }),
  rows: css({ position: 'relative' }),
  place: css({ position: 'absolute', top: 0, left: 0, right: 0 }),
});
