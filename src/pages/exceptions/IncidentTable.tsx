import React, { useEffect, useRef, useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import { isTyping } from '../../components/SearchField';
import { useVirtualRows } from '../../components/use-virtual-rows';
import { useWidth } from '../../components/use-width';
import { type SortOrder } from './exceptions-url';
import { IncidentRow } from './IncidentRow';
import { IncidentTableHead } from './IncidentTableHead';
import { compactBelow, rowHeight } from './row-layout';
import { type Incidents } from './use-incidents';

export interface IncidentTableProps {
  list: Incidents;
  sort: SortOrder;
  onSort(sort: SortOrder): void;
  /** Id of the incident in the drawer; empty: none. */
  opened: string;
  onOpen(id: string): void;
  timeZone: string;
}

/** This many rows before the end of what is loaded, the next page is asked for. */
const ahead = 30;

/** The dense list: only the rows in sight exist. Arrow keys move, Enter opens. */
export function IncidentTable({ list, sort, onSort, opened, onOpen, timeZone }: IncidentTableProps) {
  const styles = useStyles2(getStyles);
  const [measure, width] = useWidth<HTMLDivElement>();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(-1);
  const { incidents, waiting, nextCursor, loadMore, setAtTop } = list;
  const compact = width > 0 && width < compactBelow;
  const showCluster = new Set(incidents.map(({ cluster }) => cluster)).size > 1;

  const rows = useVirtualRows({
    count: incidents.length,
    scroller,
    rowHeight,
    overscan: 12,
    keyOf: (index) => incidents[index]?.id ?? index,
  });
  const visible = rows.getVirtualItems();
  const lastVisible = visible.at(-1)?.index ?? -1;

  useEffect(() => {
    if (nextCursor !== null && lastVisible >= incidents.length - ahead) {
      loadMore();
    }
  }, [nextCursor, lastVisible, incidents.length, loadMore]);

  const move = (to: number) => {
    const index = Math.max(0, Math.min(incidents.length - 1, to));
    setActive(index);
    rows.scrollToIndex(index);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
    const targets: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: incidents.length - 1,
    };
    const target = targets[event.key];
    const incident = incidents[active];
    if (isTyping(event.target)) {
      return;
    }
    if (target !== undefined) {
      event.preventDefault();
      move(target);
    } else if (event.key === 'Enter' && incident && event.target === event.currentTarget) {
      event.preventDefault();
      onOpen(incident.id);
    }
  };

  return (
    <div className={styles.frame} ref={measure}>
      {waiting.length > 0 && (
        <Button
          className={styles.pill}
          size="sm"
          icon="arrow-up"
          onClick={() => {
            list.showWaiting();
            scroller.current?.scrollTo?.({ top: 0 });
          }}
        >
          <Trans i18nKey="exceptions.list.waiting" count={waiting.length} values={{ count: waiting.length }}>
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
        aria-activedescendant={incidents[active] ? rowId(incidents[active].id) : undefined}
        onKeyDown={onKeyDown}
        onFocus={() => setActive((index) => (index < 0 ? 0 : index))}
        onScroll={(event) => setAtTop(event.currentTarget.scrollTop < rowHeight / 2)}
      >
        <IncidentTableHead compact={compact} sort={sort} onSort={onSort} />
        <div className={styles.rows} style={{ height: rows.getTotalSize() }}>
          {visible.map(({ key, index, start }) => {
            const incident = incidents[index];
            return (
              incident && (
                <div key={key} className={styles.place} style={{ transform: `translateY(${start}px)` }}>
                  <IncidentRow
                    id={rowId(incident.id)}
                    incident={incident}
                    position={index + 1}
                    active={index === active}
                    opened={incident.id === opened}
                    fresh={list.fresh.has(incident.id)}
                    compact={compact}
                    showCluster={showCluster}
                    timeZone={timeZone}
                    onOpen={() => {
                      setActive(index);
                      onOpen(incident.id);
                    }}
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

function rowId(incident: string): string {
  return `incident-${incident}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  frame: css({ position: 'relative', minWidth: 0 }),
  scroller: css({
    height: 'max(280px, calc(100vh - 352px))',
    overflow: 'auto',
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.primary,
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: -1 },
  }),
  rows: css({ position: 'relative' }),
  place: css({ position: 'absolute', top: 0, left: 0, right: 0 }),
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
