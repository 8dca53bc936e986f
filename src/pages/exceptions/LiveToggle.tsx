import React from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, Tooltip, useStyles2 } from '@grafana/ui';
import { type ChangeConnection } from '../../proxy/follow-changes';

export interface LiveToggleProps {
  /** Null: the time range does not end now. */
  connection: ChangeConnection | null;
  paused: boolean;
  onPause(paused: boolean): void;
  /** Incidents with changes that wait for the end of the pause. */
  held: number;
}

/** Whether the list follows what happens, and how; a press holds it still, another lets it go on. */
export function LiveToggle({ connection, paused, onPause, held }: LiveToggleProps) {
  const styles = useStyles2(getStyles);
  if (connection === null) {
    return (
      <Tooltip
        content={t(
          'exceptions.live.paused-hint',
          'Choose a time range that ends now to see new incidents as they happen'
        )}
      >
        <span className={styles.box} role="status">
          <span className={styles.dot} />
          {t('exceptions.live.paused', 'Not live')}
        </span>
      </Tooltip>
    );
  }
  const { word, hint } = paused ? pausedText(held) : textOf(connection);
  return (
    <Tooltip content={hint}>
      <button
        type="button"
        className={cx(styles.box, styles.button)}
        aria-pressed={paused}
        aria-label={
          paused
            ? t('exceptions.live.resume', 'Go on live: {{state}}', { state: word })
            : t('exceptions.live.pause', 'Pause: {{state}}', { state: word })
        }
        onClick={() => onPause(!paused)}
      >
        {paused ? (
          <Icon name="pause" size="sm" />
        ) : (
          <span className={cx(styles.dot, connection === 'live' && styles.live)} />
        )}
        <span>{word}</span>
      </button>
    </Tooltip>
  );
}

function pausedText(held: number): { word: string; hint: string } {
  return {
    word:
      held > 0
        ? t('exceptions.live.held', 'Paused · {{held}} waiting', { held: held.toLocaleString() })
        : t('exceptions.live.held-none', 'Paused'),
    hint: t('exceptions.live.held-hint', 'Nothing moves; incidents that change meanwhile wait. Press to go on.'),
  };
}

function textOf(connection: ChangeConnection): { word: string; hint: string } {
  switch (connection) {
    case 'live':
      return {
        word: t('exceptions.live.live', 'Live'),
        hint: t('exceptions.live.press-to-pause', 'New incidents appear by themselves. Press to pause.'),
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
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  }),
  button: css({
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    background: 'transparent',
    '&:hover': { background: theme.colors.action.hover, color: theme.colors.text.primary },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: 1 },
  }),
  dot: css({
    width: 8,
    height: 8,
    borderRadius: theme.shape.radius.circle,
    border: `2px solid ${theme.colors.text.disabled}`,
  }),
  live: css({ borderColor: theme.colors.success.main, background: theme.colors.success.main }),
});
