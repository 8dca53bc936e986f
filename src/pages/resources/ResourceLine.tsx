import React, { memo } from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import type { ResourceRow } from '@vigil/core/resources/roll-up';
import { WorkloadLink } from '../../components/WorkloadLink';
import { columns, type gridOf, sparkColumns, type ChoosableId } from './columns/columns';
import type { BarScale } from './columns/UsageCell';
import { pending, unknown } from './figure-text';
import type { MeasureRow } from './measures/use-measures';
import { Spark } from './sparks/Spark';
import type { SparkState } from './sparks/use-sparks';

export interface ResourceLineProps {
  row: ResourceRow;
  /** Among all rows of the table, the head being 1. */
  position: number;
  shown: readonly ChoosableId[];
  /** `gridOf` of them. */
  grid: ReturnType<typeof gridOf>;
  /** Full width of the bars; absent: each bar ends at its own limit or request. */
  scale?: BarScale;
  /** Absent: not asked for, or not answered yet. */
  measure?: MeasureRow;
  cpuSpark: SparkState;
  memorySpark: SparkState;
  isOpen: boolean;
  /** What comes late is not there yet. */
  isPartial: boolean;
  onToggle(id: string): void;
}

/** One line of the table. Scrolling draws only the lines that come into sight. */
export const ResourceLine = memo(function ResourceLine({
  row,
  position,
  shown,
  grid,
  scale,
  measure,
  cpuSpark,
  memorySpark,
  isOpen,
  isPartial,
  onToggle,
}: ResourceLineProps) {
  const styles = useStyles2(getStyles);
  const sparks = { cpu: cpuSpark, memory: memorySpark };
  const toggle = () => onToggle(row.id);
  return (
    // The row is pressed with a pointer; the keyboard has the button in its first cell.
    <div
      role="row"
      aria-rowindex={position}
      tabIndex={-1}
      className={cx(styles.row, isOpen && styles.open)}
      style={grid}
      onClick={toggle}
      onKeyDown={(event) => event.key === 'Enter' && event.target === event.currentTarget && toggle()}
    >
      <div role="gridcell" className={styles.name}>
        <button
          type="button"
          data-row-name
          aria-expanded={isOpen}
          aria-label={t('resources.row.open', 'Details of {{name}}', { name: row.subject.name || unknown })}
          className={styles.toggle}
          onClick={(event) => {
            event.stopPropagation();
            toggle();
          }}
        >
          <Icon name={isOpen ? 'angle-down' : 'angle-right'} />
        </button>
        <WorkloadLink workload={named(row)} />
        {row.pods.length > 1 && <span className={styles.count}>×{row.alive || row.pods.length}</span>}
      </div>
      {shown.map((id) => {
        if (id === 'cpuSpark' || id === 'memorySpark') {
          const { resource, label } = sparkColumns[id];
          return (
            <div key={id} role="gridcell" className={styles.cell}>
              <Spark state={sparks[resource]} label={label()} />
            </div>
          );
        }
        const { Cell, align, isLate } = columns[id];
        const isPending = isPartial && (isLate || (id === 'verdict' && row.verdicts.length === 0));
        return (
          <div key={id} role="gridcell" className={align === 'right' ? styles.number : styles.cell}>
            {isPending ? pending : Cell({ row, scale, measure })}
          </div>
        );
      })}
    </div>
  );
});

/** Pods that wait for a node have none; a cluster may have no name. */
function named({ subject, grouping }: ResourceRow) {
  if (subject.name) {
    return subject;
  }
  const name =
    grouping === 'cluster'
      ? t('resources.row.cluster', 'all of the cluster')
      : t('resources.row.no-node', 'not scheduled, or node unknown');
  return { ...subject, name };
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    display: 'grid',
    columnGap: theme.spacing(1),
    alignItems: 'center',
    height: 36,
    padding: theme.spacing(0, 1),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    cursor: 'pointer',
    '&:hover': { background: theme.colors.action.hover },
  }),
  open: css({ background: theme.colors.action.selected }),
  name: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.5), minWidth: 0 }),
  toggle: css({ padding: 0, border: 'none', background: 'transparent', lineHeight: 0 }),
  count: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  cell: css({ minWidth: 0 }),
  number: css({
    textAlign: 'right',
    whiteSpace: 'nowrap',
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
});
