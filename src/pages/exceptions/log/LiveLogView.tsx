import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import { type Incident } from '@vigil/core/vocabulary/incident';
import { ProblemAlert } from '../../../components/states/ProblemAlert';
import { LogView } from './LogView';
import { useLiveLog } from './use-live-log';

export interface LiveLogViewProps {
  incident: Incident;
  line: number;
  onLine(line: number): void;
}

/** The log of the container that runs now, as it writes it. */
export function LiveLogView({ incident, line, onLine }: LiveLogViewProps) {
  const styles = useStyles2(getStyles);
  const { status, lines, dropped, reason, problem, restart } = useLiveLog(incident);
  if (status === 'failed' && problem && lines.length === 0) {
    return <ProblemAlert problem={problem} onRetry={restart} />;
  }
  return (
    <>
      <div className={styles.status} role="status">
        {status === 'connecting' && <Trans i18nKey="exceptions.log.opening">Opening the log…</Trans>}
        {status === 'live' && <Trans i18nKey="exceptions.log.following">Following</Trans>}
        {status === 'ended' &&
          (reason
            ? t('exceptions.log.ended', 'The log ended: {{reason}}', { reason, interpolation: { escapeValue: false } })
            : t('exceptions.log.cut', 'The connection was cut'))}
        {status === 'failed' && t('exceptions.log.cut', 'The connection was cut')}
        {dropped > 0 && (
          <span>{t('exceptions.log.dropped', '{{dropped}} older lines are no longer shown', { dropped })}</span>
        )}
        {(status === 'ended' || status === 'failed') && (
          <Button size="sm" fill="text" onClick={restart}>
            <Trans i18nKey="exceptions.log.again">Follow again</Trans>
          </Button>
        )}
      </div>
      <LogView
        lines={lines}
        line={line}
        onLine={onLine}
        follow
        fileName={`${incident.pod}-${incident.container}-live.log`}
      />
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
