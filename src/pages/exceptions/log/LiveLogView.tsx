import React, { useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import { type Incident } from '@vigil/core/vocabulary/incident';
import { ProblemAlert } from '../../../components/states/ProblemAlert';
import { LogView } from './LogView';
import { type LogLine } from './parse-log';
import { useLiveLog } from './use-live-log';

/** The log of the container that runs now, as it writes it. Its lines have no lasting number, so that none is a link. */
export function LiveLogView({ incident, timeZone }: { incident: Incident; timeZone: string }) {
  const styles = useStyles2(getStyles);
  const { status, lines, dropped, reason, problem, restart } = useLiveLog(incident);
  /** What was seen when the reader paused; it goes on arriving behind. */
  const [paused, setPaused] = useState<LogLine[] | null>(null);
  if (status === 'failed' && problem && lines.length === 0) {
    return <ProblemAlert problem={problem} onRetry={restart} />;
  }
  const waiting = paused ? (lines.at(-1)?.number ?? 0) - (paused.at(-1)?.number ?? 0) : 0;
  const again = () => {
    setPaused(null);
    restart();
  };
  return (
    <>
      <div className={styles.status} role="status">
        {status === 'connecting' && <Trans i18nKey="exceptions.log.opening">Opening the log…</Trans>}
        {status === 'live' && !paused && <Trans i18nKey="exceptions.log.following">Following</Trans>}
        {status === 'live' &&
          paused &&
          t('exceptions.log.paused', 'Paused; {{count}} new lines are waiting', { count: Math.max(0, waiting) })}
        {status === 'ended' &&
          (reason
            ? t('exceptions.log.ended', 'The log ended: {{reason}}', { reason, interpolation: { escapeValue: false } })
            : t('exceptions.log.cut', 'The connection was cut'))}
        {status === 'failed' && t('exceptions.log.cut', 'The connection was cut')}
        {dropped > 0 && (
          <span>{t('exceptions.log.dropped', '{{dropped}} older lines are no longer shown', { dropped })}</span>
        )}
        {(status === 'ended' || status === 'failed') && (
          <Button size="sm" fill="text" onClick={again}>
            <Trans i18nKey="exceptions.log.again">Follow again</Trans>
          </Button>
        )}
      </div>
      <LogView
        lines={paused ?? lines}
        timeZone={timeZone}
        follow={!paused}
        fileName={`${incident.pod}-${incident.container}-live.log`}
      >
        {(paused || status === 'live') && (
          <Button
            size="sm"
            variant="secondary"
            fill="outline"
            icon={paused ? 'play' : 'pause'}
            onClick={() => setPaused(paused ? null : lines)}
          >
            {paused ? t('exceptions.log.resume', 'Resume') : t('exceptions.log.pause', 'Pause')}
          </Button>
        )}
      </LogView>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  status: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    minHeight: 28,
    color: theme.colors.text.secondary,
  }),
});
