import React from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, Tooltip, useStyles2 } from '@grafana/ui';
import { columnOf, gridOf, type ChoosableId } from './columns/columns';
import { groupingName } from './figure-text';
import type { ColumnId, ResourcesState } from './resources-url';

export interface ResourceTableHeadProps {
  state: Pick<ResourcesState, 'group' | 'sort' | 'order'>;
  shown: readonly ChoosableId[];
  onSort(column: ColumnId): void;
}

export const headHeight = 34;

/** Sortable headers, with what each figure is. */
export function ResourceTableHead({ state, shown, onSort }: ResourceTableHeadProps) {
  const styles = useStyles2(getStyles);
  const name = { label: groupingName(state.group), hint: t('resources.column.name-hint', 'Press a row to open it') };
  const heads: Array<{ id: ColumnId; label: string; hint: string; sortable: boolean; isRight: boolean }> = [
    { id: 'name', ...name, sortable: true, isRight: false },
    ...shown.map((id) => {
      const { label, hint, value, align } = columnOf(id);
      const sortable = value !== undefined || id === 'verdict';
      return { id, label: label(), hint: hint(), sortable, isRight: align === 'right' };
    }),
  ];
  return (
    <div className={styles.head} style={gridOf(shown)} role="row">
      {heads.map(({ id, label, hint, sortable, isRight }) => {
        const sorted = state.sort === id;
        const direction = state.order === 'asc' ? 'ascending' : 'descending';
        return (
          <div
            key={id}
            role="columnheader"
            aria-sort={sortable ? (sorted ? direction : 'none') : undefined}
            className={cx(styles.cell, isRight && styles.right)}
          >
            <Tooltip content={hint}>
              {sortable ? (
                <button type="button" className={styles.button} onClick={() => onSort(id)}>
                  {label}
                  {sorted && <Icon name={state.order === 'asc' ? 'arrow-up' : 'arrow-down'} size="sm" />}
                </button>
              ) : (
                <span className={styles.plain}>{label}</span>
              )}
            </Tooltip>
          </div>
        );
      })}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const text = {
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontWeight: theme.typography.fontWeightMedium,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  } as const;
  return {
    head: css({
      position: 'sticky',
      top: 0,
      zIndex: 1,
      display: 'grid',
      columnGap: theme.spacing(1),
      alignItems: 'center',
      height: headHeight,
      padding: theme.spacing(0, 1),
      background: theme.colors.background.secondary,
      borderBottom: `1px solid ${theme.colors.border.medium}`,
    }),
    cell: css({ minWidth: 0 }),
    right: css({ textAlign: 'right' }),
    button: css({
      ...text,
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.25),
      maxWidth: '100%',
      padding: 0,
      border: 'none',
      background: 'transparent',
      '&:hover': { color: theme.colors.text.primary },
    }),
    plain: css({ ...text, cursor: 'help' }),
  };
};
