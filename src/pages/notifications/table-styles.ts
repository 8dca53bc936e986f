import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';

/** Tables of this page. */
export const getTableStyles = (theme: GrafanaTheme2) => ({
  frame: css({ overflowX: 'auto' }),
  table: css({
    width: '100%',
    'th, td': {
      padding: theme.spacing(0.75, 1),
      borderBottom: `1px solid ${theme.colors.border.weak}`,
      textAlign: 'left',
      verticalAlign: 'top',
    },
    th: {
      color: theme.colors.text.secondary,
      fontSize: theme.typography.bodySmall.fontSize,
      fontWeight: theme.typography.fontWeightRegular,
      whiteSpace: 'nowrap',
    },
  }),
  number: css({ '&&': { textAlign: 'right' }, whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }),
  fixed: css({ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }),
  dim: css({ color: theme.colors.text.secondary }),
  words: css({
    color: theme.colors.text.secondary,
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
    overflowWrap: 'anywhere',
  }),
});
