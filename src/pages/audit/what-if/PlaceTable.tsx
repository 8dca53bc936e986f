import React, { useRef } from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import { useVirtualRows } from '../../../components/use-virtual-rows';
import { blockingBudgets } from './compare-harm';
import { ElsewhereLinks } from './ElsewhereLinks';
import { HarmCell } from './HarmCell';
import { type PlaceEntry, placeKey } from './place-entry';
import { findingsFilter, workloadsFilter } from './place-links';

export interface PlaceTableProps {
  places: readonly PlaceEntry[];
  showCluster: boolean;
  /** Of links to other pages: data source and time range. */
  query: Record<string, string | undefined>;
  onPlace(place: PlaceEntry): void;
}

const rowHeight = 36;

/** Nodes and zones with what their loss would bring; only the rows in sight exist. */
export function PlaceTable({ places, showCluster, query, onPlace }: PlaceTableProps) {
  const styles = useStyles2(getStyles);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualRows({ count: places.length, scroller, rowHeight, overscan: 12 });
  const columns = [
    t('audit.what-if.place', 'Node or zone'),
    t('audit.what-if.services', 'Services lost'),
    t('audit.what-if.quorums', 'Quorums lost'),
    t('audit.what-if.stranded', 'Pods without a place'),
    t('audit.what-if.blocking', 'Budgets that block a drain'),
    t('audit.what-if.pods', 'Pods to move'),
    t('audit.what-if.elsewhere', 'Those it hurts'),
  ];
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="table"
      aria-label={t('audit.what-if.table', 'What the loss of each place would bring')}
      aria-rowcount={places.length + 1}
    >
      <div role="row" aria-rowindex={1} className={cx(styles.grid, styles.head)}>
        {columns.map((label) => (
          <div key={label} role="columnheader">
            {label}
          </div>
        ))}
      </div>
      <div role="presentation" style={{ position: 'relative', height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const place = places[index];
          return (
            place && (
              <div
                key={placeKey(place)}
                role="row"
                aria-rowindex={index + 2}
                className={cx(styles.grid, styles.row)}
                style={{ transform: `translateY(${start}px)` }}
              >
                <div role="cell" className={styles.name}>
                  <button type="button" className={styles.open} onClick={() => onPlace(place)}>
                    <Icon name={place.kind === 'zone' ? 'layer-group' : 'cube'} />
                    {showCluster && <span className={styles.dim}>{place.cluster} /</span>}
                    <span className={styles.text}>{place.name}</span>
                    {place.kind === 'zone' && (
                      <span className={styles.dim}>
                        {t('audit.what-if.zone-of', 'zone, {{count}} nodes', { count: place.nodes })}
                      </span>
                    )}
                  </button>
                </div>
                <HarmCell count={place.services.length} isComplete={place.isComplete} severity="critical" />
                <HarmCell count={place.quorums.length} isComplete={place.isComplete} severity="critical" />
                <HarmCell count={place.stranded.length} isComplete={place.isComplete} severity="high" />
                <HarmCell count={blockingBudgets(place).length} isComplete={place.isComplete} severity="medium" />
                <HarmCell count={place.pods} isComplete />
                <div role="cell">
                  <ElsewhereLinks
                    of={t('audit.what-if.hurt', 'those hurt by the loss of {{name}}', {
                      name: place.name,
                      interpolation: { escapeValue: false },
                    })}
                    query={{ ...query, cluster: showCluster ? place.cluster : undefined }}
                    findings={findingsFilter(place)}
                    workloads={workloadsFilter(place)}
                  />
                </div>
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
    maxHeight: 'max(320px, calc(100vh - 260px))',
    overflow: 'auto',
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.primary,
    fontVariantNumeric: 'tabular-nums',
  }),
  grid: css({
    display: 'grid',
    gridTemplateColumns: 'minmax(220px, 3fr) repeat(5, minmax(88px, 1fr)) 104px',
    alignItems: 'center',
    gap: theme.spacing(1),
    minWidth: 860,
    padding: theme.spacing(0, 1),
  }),
  head: css({
    position: 'sticky',
    top: 0,
    zIndex: 1,
    minHeight: 34,
    background: theme.colors.background.secondary,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  row: css({
    position: 'absolute',
    left: 0,
    right: 0,
    height: rowHeight,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    '&:hover, &:focus-within': { background: theme.colors.action.hover },
  }),
  name: css({ minWidth: 0 }),
  open: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    maxWidth: '100%',
    padding: 0,
    border: 0,
    background: 'transparent',
    textAlign: 'left',
    whiteSpace: 'nowrap',
    // The whole row opens it.
    '&::after': { content: '""', position: 'absolute', inset: 0 },
  }),
  text: css({ overflow: 'hidden', textOverflow: 'ellipsis', fontWeight: theme.typography.fontWeightMedium }),
  dim: css({ color: theme.colors.text.secondary }),
});
