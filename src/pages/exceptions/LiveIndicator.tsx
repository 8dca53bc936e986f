import React from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Tooltip, useStyles2 } from '@grafana/ui';
import { type ChangeConnection } from '../../proxy/follow-changes';

/** Whether the list follows what happens, and how. Null: the time range does not end now. */
export function LiveIndicator({ connection }: { connection: ChangeConnection | null }) {
  const styles = useStyles2(getStyles);
  const { word, hint } = textOf(connection);
  return (
    <Tooltip content={hint}>
      <span className={styles.box} role="status">
        <span className={cx(styles.dot, connection === 'live' && styles.live)} />
        {word}
      </span>
    </Tooltip>
  );
}

function textOf(connection: ChangeConnection | null): { word: string; hint: string } {
  switch (connection) {
    case 'live':
      return {
        word: t('exceptions.live.live', 'Live'),
        hint: t('exceptions.live.live-hint', 'New incidents appear by themselves'),
      };
    case 'polling':
      return {
        word: t('exceptions.live.polling', 'Every 15 s'),
        hint: t(
          'exceptions.live.polling-hint',
          'The stream of changes cannot be opened; the list is asked for again instead'
        ),
      };
    case 'connecting':
      return {
        word: t('exceptions.live.connecting', 'Connecting'),
        hint: t('exceptions.live.connecting-hint', 'The stream of changes was cut and is being opened again'),
      };
    case null:
      return {
        word: t('exceptions.live.paused', 'Not live'),
        hint: t('exceptions.live.paused-hint', 'Choose a time range that ends now to see new incidents as they happen'),
      };
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    height: 32,
    padding: theme.spacing(0, 1),
    color: theme.colors.text.secondary,
    whiteSpace: 'nowrap',
  }),
  dot: css({
    width: 8,
    height: 8,
    borderRadius: theme.shape.radius.circle,
    border: `2px solid ${theme.colors.text.disabled}`,
  }),
  live: css({ borderColor: theme.colors.success.main, background: theme.colors.success.main }),
});
