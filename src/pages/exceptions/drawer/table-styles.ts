import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';

/** Plain small tables in the drawer. */
export const getTableStyles = (theme: GrafanaTheme2) => ({
  table: css({
    width: '100%',
    fontSize: theme.typography.bodySmall.fontSize,
    'th, td': {
      padding: theme.spacing(0.5, 1),
      borderBottom: `1px solid ${theme.colors.border.weak}`,
      textAlign: 'left',
      verticalAlign: 'top',
    },
    th: { color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular, whiteSpace: 'nowrap' },
  }),
  fixed: css({ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }),
  dim: css({ color: theme.colors.text.secondary }),
  mono: css({ fontFamily: theme.typography.fontFamilyMonospace, minWidth: 140, overflowWrap: 'anywhere' }),
});
