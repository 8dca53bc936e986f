import React from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import { t } from '@grafana/i18n';
import type { FigureChange } from '@vigil/core/resources/compare-analyses';
import { changeText, judgementText, valueText } from './change-text';
import type { ShownFigure } from './comparison-url';

/** One figure of both windows: `before → now`, below it the change; a significant one stands out and says so. */
export function ChangeCell({ figure, change }: { figure: ShownFigure; change: FigureChange }) {
  const styles = useStyles2(getStyles);
  const isSignificant = change.significance === 'significant';
  const rises = (change.difference ?? 0) > 0;
  return (
    <div role="gridcell" className={styles.cell} title={judgementText(change)}>
      <span className={styles.values}>
        {valueText(figure, change.before)} → <strong>{valueText(figure, change.now)}</strong>
      </span>
      <span className={cx(styles.change, isSignificant && (rises ? styles.up : styles.down))}>
        {changeText(figure, change)}
        {isSignificant && (
          <Icon
            name="exclamation-circle"
            size="sm"
            title={t('resources.compare.significant', 'changed significantly')}
          />
        )}
      </span>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  cell: css({ display: 'flex', flexDirection: 'column', minWidth: 0, lineHeight: 1.3, whiteSpace: 'nowrap' }),
  values: css({ overflow: 'hidden', textOverflow: 'ellipsis' }),
  change: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  up: css({ color: theme.colors.warning.text, fontWeight: theme.typography.fontWeightMedium }),
  down: css({ color: theme.colors.success.text, fontWeight: theme.typography.fontWeightMedium }),
});
