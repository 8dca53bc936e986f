import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, Tooltip, useStyles2 } from '@grafana/ui';
import { groupingName } from './figure-text';
import type { ColumnId, ResourcesState } from './resources-url';
import { gridColumns } from './table-layout';

export interface ResourceTableHeadProps {
  state: Pick<ResourcesState, 'group' | 'sort' | 'order'>;
  hasGpu: boolean;
  onSort(column: ColumnId): void;
}

/** Sortable headers, with what each figure is. */
export function ResourceTableHead({ state, hasGpu, onSort }: ResourceTableHeadProps) {
  const styles = useStyles2(getStyles);
  const columns: Array<{ id: ColumnId; label: string; hint: string }> = [
    { id: 'name', label: groupingName(state.group), hint: t('resources.column.name-hint', 'Press a row to open it') },
    {
      id: 'cpu',
      label: t('resources.column.cpu', 'CPU cores: avg | max'),
      hint: t(
        'resources.column.cpu-hint',
        'Filled to the average, thin to the maximum; dotted tick: request, solid tick: limit. Several pods: sum over the pods alive at the end; the maximum is the sum of each pod’s own peak, an upper bound.'
      ),
    },
    {
      id: 'cpuShare',
      label: t('resources.column.cpu-share', 'of req.'),
      hint: t(
        'resources.column.cpu-share-hint',
        'Average CPU of the CPU request; of the limit (L) where no request is set'
      ),
    },
    {
      id: 'memory',
      label: t('resources.column.memory', 'Memory: avg | max'),
      hint: t('resources.column.memory-hint', 'Working set, drawn like CPU'),
    },
    {
      id: 'memoryShare',
      label: t('resources.column.memory-share', 'of limit'),
      hint: t(
        'resources.column.memory-share-hint',
        'Peak memory of the memory limit; of the request (R) where no limit is set'
      ),
    },
    ...(hasGpu
      ? [
          {
            id: 'gpu' as const,
            label: t('resources.column.gpu', 'GPU | memory'),
            hint: t(
              'resources.column.gpu-hint',
              'Peak utilisation of the busiest GPU, and peak of used GPU memory over all GPUs of the row; average over all its GPUs on hover'
            ),
          },
        ]
      : []),
    {
      id: 'throttled',
      label: t('resources.column.throttled', 'Throttled'),
      hint: t('resources.column.throttled-hint', 'Share of CFS periods in which the worst container was throttled'),
    },
    {
      id: 'restarts',
      label: t('resources.column.restarts', 'Restarts'),
      hint: t('resources.column.restarts-hint', 'Container restarts within the time range'),
    },
    {
      id: 'verdict',
      label: t('resources.column.verdict', 'Verdict'),
      hint: t('resources.column.verdict-hint', 'Each chip explains itself on hover'),
    },
  ];
  return (
    <div className={styles.head} style={{ gridTemplateColumns: gridColumns(hasGpu) }} role="row">
      {columns.map(({ id, label, hint }) => {
        const sorted = state.sort === id;
        const direction = state.order === 'asc' ? 'ascending' : 'descending';
        return (
          <div key={id} role="columnheader" aria-sort={sorted ? direction : 'none'} className={styles.cell}>
            <Tooltip content={hint}>
              <button type="button" className={styles.button} onClick={() => onSort(id)}>
                {label}
                {sorted && <Icon name={state.order === 'asc' ? 'arrow-up' : 'arrow-down'} size="sm" />}
              </button>
            </Tooltip>
          </div>
        );
      })}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  head: css({
    position: 'sticky',
    top: 0,
    zIndex: 1,
    display: 'grid',
    columnGap: theme.spacing(1),
    alignItems: 'center',
    minWidth: 900,
    height: 34,
    padding: theme.spacing(0, 1),
    background: theme.colors.background.secondary,
    borderBottom: `1px solid ${theme.colors.border.medium}`,
  }),
  cell: css({ minWidth: 0 }),
  button: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.25),
    maxWidth: '100%',
    padding: 0,
    border: 'none',
    background: 'transparent',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontWeight: theme.typography.fontWeightMedium,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    '&:hover': { color: theme.colors.text.primary },
  }),
});
