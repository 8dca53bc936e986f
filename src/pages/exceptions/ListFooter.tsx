import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { VisuallyHidden } from '../../components/VisuallyHidden';
import { type Incidents } from './use-incidents';

/** How much of the list is loaded, and what the keys do. Tells new arrivals to those who do not see them. */
export function ListFooter({ list, mayMark }: { list: Incidents; mayMark: boolean }) {
  const styles = useStyles2(getStyles);
  const { rows, total, waiting, fresh, nextCursor } = list;
  const arrived = waiting > 0 ? waiting : fresh.size;
  const figures = { loaded: rows.size.toLocaleString(), total: total.toLocaleString() };
  return (
    <div className={styles.line}>
      <span>
        {nextCursor === null
          ? t('exceptions.list.all-loaded', '{{loaded}} of {{total}} loaded', figures)
          : t('exceptions.list.loaded', '{{loaded}} of {{total}} loaded, more come as you scroll', figures)}
      </span>
      <span>
        {mayMark
          ? t('exceptions.list.keys-mark', '↑ ↓ move · Enter opens · Space selects · A acknowledges · / searches')
          : t('exceptions.list.keys', '↑ ↓ move · Enter opens · / searches')}
      </span>
      <VisuallyHidden role="status" aria-live="polite">
        {arrived > 0 && t('exceptions.list.arrivals', 'New incidents: {{number}}', { number: arrived })}
      </VisuallyHidden>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    justifyContent: 'space-between',
    gap: theme.spacing(2),
    height: 24,
    paddingTop: theme.spacing(0.5),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
    overflow: 'hidden',
  }),
});
