import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';

export interface SkeletonRowsProps {
  rows: number;
  /** Of one row, in pixels: that of the rows to come, so that nothing jumps. */
  height?: number;
}

/** Grey rows in the place and size of what is being loaded. */
export function SkeletonRows({ rows, height = 36 }: SkeletonRowsProps) {
  const styles = useStyles2(getStyles);
  return (
    <div role="status" aria-busy="true" aria-label={t('frame.loading', 'Loading…')}>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={styles.row} style={{ height }}>
          <div className={styles.bar} style={{ width: `${[38, 62, 50, 74, 44][index % 5]}%` }} />
        </div>
      ))}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ display: 'flex', alignItems: 'center', borderBottom: `1px solid ${theme.colors.border.weak}` }),
  bar: css({
    height: theme.spacing(1.25),
    borderRadius: theme.shape.radius.default,
    background: theme.colors.action.hover,
  }),
});
