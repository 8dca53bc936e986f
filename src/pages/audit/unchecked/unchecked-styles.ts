import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';

/** Checks without a verdict, one below the other: why there is none, which check, and the reason. */
export const getUncheckedStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none', margin: 0, padding: 0 }),
  row: css({
    display: 'grid',
    gridTemplateColumns: '128px minmax(0, 1fr) minmax(0, 1.2fr)',
    gap: theme.spacing(0.5, 1.5),
    minHeight: 36,
    padding: theme.spacing(0.75, 1, 0.75, 3.5),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    [theme.breakpoints.down('md')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  }),
  verdict: css({
    display: 'inline-flex',
    alignItems: 'center',
    alignSelf: 'start',
    gap: theme.spacing(0.75),
    color: theme.colors.text.secondary,
  }),
  title: css({ fontWeight: theme.typography.fontWeightMedium }),
  // Long names of metrics and kinds.
  why: css({ color: theme.colors.text.secondary, overflowWrap: 'anywhere' }),
  dim: css({
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontWeight: theme.typography.fontWeightRegular,
  }),
});
