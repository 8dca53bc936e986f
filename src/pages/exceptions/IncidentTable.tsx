import React, { useCallback, useEffect, useRef, useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import { type Incident } from '@vigil/core/vocabulary/incident';
import { isTyping } from '../../components/SearchField';
import { useVirtualRows } from '../../components/use-virtual-rows';
import { useWidth } from '../../components/use-width';
import { type SortOrder } from './exceptions-url';
import { IncidentRow } from './IncidentRow';
import { IncidentTableHead } from './IncidentTableHead';
import { ListFooter } from './ListFooter';
import { type DialogAction } from './marking/mark-words';
import { MarkDialog } from './marking/MarkDialog';
import { useMayMark } from './marking/use-may-mark';
import { compactBelow, rowHeight } from './row-layout';
import { SelectionBar } from './SelectionBar';
import { tableCommand } from './table-key';
import { type Incidents } from './use-incidents';
import { useRowSelection } from './use-row-selection';

export interface IncidentTableProps {
  list: Incidents;
  sort: SortOrder;
  onSort(sort: SortOrder): void;
  /** Id of the incident in the drawer; empty: none. */
  opened: string;
  onOpen(id: string): void;
  /** After incidents were acknowledged or muted from here. */
  onMarked(incidents: Incident[]): void;
  timeZone: string;
}

/** This many rows before the end of what is loaded, the next page is asked for. */
const ahead = 60;

/** Pixels after the last row while the bar of the chosen lies over the end of the list. */
const barHeight = 56;

/** The dense list: only the rows in sight exist. Arrow keys move, Enter opens, Space selects. */
export function IncidentTable({ list, sort, onSort, opened, onOpen, onMarked, timeZone }: IncidentTableProps) {
  const styles = useStyles2(getStyles);
  const [measure, width] = useWidth<HTMLDivElement>();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState('');
  const [marking, setMarking] = useState<{ action: DialogAction; incidents: Incident[] } | null>(null);
  const mayMark = useMayMark();
  const { rows, waiting, nextCursor, loadMore, setAtTop } = list;
  const selection = useRowSelection(rows);
  const compact = width > 0 && width < compactBelow;

  const virtual = useVirtualRows({
    count: rows.size,
    scroller,
    rowHeight,
    overscan: 12,
    keyOf: (index) => rows.at(index)?.id ?? index,
  });
  const visible = virtual.getVirtualItems();
  const lastVisible = visible.at(-1)?.index ?? -1;

  useEffect(() => {
    if (nextCursor !== null && lastVisible >= rows.size - ahead) {
      loadMore();
    }
  }, [nextCursor, lastVisible, rows.size, loadMore]);

  const open = useCallback(
    (id: string) => {
      setActive(id);
      onOpen(id);
    },
    [onOpen]
  );
  const { select: choose } = selection;
  const select = useCallback(
    (id: string, extend: boolean) => {
      setActive(id);
      choose(id, extend);
      // A press on the box must not take the keys away from the list.
      scroller.current?.focus({ preventScroll: true });
    },
    [choose]
  );
  const mark = (action: DialogAction) => {
    const current = rows.get(active);
    const incidents = selection.incidents.length > 0 ? selection.incidents : current ? [current] : [];
    if (mayMark && incidents.length > 0) {
      setMarking({ action, incidents });
    }
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
    const command = tableCommand(event, rows.indexOf(active), page, rows.size);
    if (!command || isTyping(event.target) || (command.type === 'open' && event.target !== event.currentTarget)) {
      return;
    }
    switch (command.type) {
      case 'move': {
        const target = rows.at(command.to)?.id ?? '';
        if (command.extend && mayMark) {
          if (!selection.has(active)) {
            choose(active, false);
          }
          choose(target, true);
        }
        setActive(target);
        virtual.scrollToIndex(command.to);
        break;
      }
      case 'open':
        if (rows.has(active)) {
          onOpen(active);
        }
        break;
      case 'select':
        if (mayMark && rows.has(active)) {
          choose(active, command.extend);
        }
        break;
      case 'clear':
        selection.clear();
        break;
      case 'acknowledge':
      case 'mute':
        mark(command.type);
        break;
    }
    event.preventDefault();
  };

  return (
    <div className={styles.frame} ref={measure}>
      {waiting > 0 && (
        <Button
          className={styles.pill}
          size="sm"
          icon="arrow-up"
          onClick={() => {
            list.showWaiting();
            scroller.current?.scrollTo?.({ top: 0 });
          }}
        >
          <Trans i18nKey="exceptions.list.waiting" count={waiting} values={{ count: waiting }}>
            {'{{count}} new'}
          </Trans>
        </Button>
      )}
      <div
        ref={scroller}
        className={styles.scroller}
        role="grid"
        tabIndex={0}
        aria-label={t('exceptions.list.label', 'Incidents')}
        aria-rowcount={list.total + 1}
        aria-multiselectable={mayMark}
        aria-activedescendant={rows.has(active) ? rowId(active) : undefined}
        onKeyDown={onKeyDown}
        onFocus={() => setActive((id) => (rows.has(id) ? id : (rows.at(0)?.id ?? '')))}
        onScroll={(event) => setAtTop(event.currentTarget.scrollTop < rowHeight / 2)}
      >
        <IncidentTableHead compact={compact} selectable={mayMark} sort={sort} onSort={onSort} />
        <div
          role="rowgroup"
          className={styles.rows}
          style={{ height: virtual.getTotalSize() + (selection.incidents.length > 0 ? barHeight : 0) }}
        >
          {visible.map(({ key, index, start }) => {
            const incident = rows.at(index);
            return (
              incident && (
                <div
                  key={key}
                  role="presentation"
                  className={styles.place}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <IncidentRow
                    id={rowId(incident.id)}
                    incident={incident}
                    position={index + 1}
                    active={incident.id === active}
                    opened={incident.id === opened}
                    selected={mayMark ? selection.has(incident.id) : undefined}
                    fresh={list.fresh.has(incident.id)}
                    compact={compact}
                    showCluster={rows.hasSeveralClusters}
                    timeZone={timeZone}
                    onOpen={open}
                    onSelect={select}
                  />
                </div>
              )
            );
          })}
        </div>
      </div>
      <ListFooter list={list} mayMark={mayMark} />
      {selection.incidents.length > 0 && (
        <SelectionBar count={selection.incidents.length} onMark={mark} onClear={selection.clear} />
      )}
      {marking && (
        <MarkDialog
          {...marking}
          onClose={() => {
            setMarking(null);
            scroller.current?.focus({ preventScroll: true });
          }}
          onMarked={(incidents) => {
            selection.clear();
            onMarked(incidents);
          }}
        />
      )}
    </div>
  );
}

function rowId(incident: string): string {
  return `incident-${incident}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  frame: css({ position: 'relative', minWidth: 0 }),
  scroller: css({
    height: 'max(280px, calc(100vh - 376px))',
    overflow: 'auto',
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.primary,
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: -1 },
  }),
  rows: css({ position: 'relative' }),
  // A row's layout is its own: scrolling lays out only what is new.
  place: css({ position: 'absolute', top: 0, left: 0, right: 0, height: rowHeight, contain: 'layout paint style' }),
  pill: css({
    position: 'absolute',
    zIndex: 2,
    top: rowHeight + 4,
    left: '50%',
    transform: 'translateX(-50%)',
    borderRadius: theme.shape.radius.pill,
    boxShadow: theme.shadows.z2,
  }),
});
