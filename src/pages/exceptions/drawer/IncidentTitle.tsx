import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Badge, useStyles2 } from '@grafana/ui';
import { statusOf, type Incident } from '@vigil/core/vocabulary/incident';
import { RelativeTime } from '../../../components/RelativeTime';
import { SeverityBadge } from '../../../components/SeverityBadge';
import { useNow } from '../../../components/use-now';
import { WorkloadLink } from '../../../components/WorkloadLink';
import { stateName } from '../state-name';
import { durationText } from '../../../components/duration-text';
import { IncidentMarks } from './IncidentMarks';

/** What happened to whom, how often, when and for how long; who took care of it. */
export function IncidentTitle({ incident, timeZone }: { incident: Incident; timeZone: string }) {
  const styles = useStyles2(getStyles);
  const now = useNow();
  const { reason, severity, workload, cluster, container, occurrences, firstSeen, lastSeen, endedAt } = incident;
  const status = statusOf(incident);
  return (
    <div className={styles.title}>
      <div className={styles.line}>
        <h3 className={styles.reason}>{reason}</h3>
        <SeverityBadge severity={severity} />
        <Badge
          color={status === 'open' ? 'red' : status === 'recovered' ? 'green' : 'darkgrey'}
          text={stateName(status)}
        />
      </div>
      <div className={styles.line}>
        <WorkloadLink workload={workload} cluster={cluster} />
        {container && <span className={styles.dim}>{container}</span>}
      </div>
      <div className={styles.dim}>
        <Trans i18nKey="exceptions.drawer.times" count={occurrences} values={{ count: occurrences }}>
          {'{{count}} times'}
        </Trans>
        {' · '}
        <Trans i18nKey="exceptions.drawer.first">first</Trans> <RelativeTime at={firstSeen} timeZone={timeZone} />
        {' · '}
        <Trans i18nKey="exceptions.drawer.last">last</Trans> <RelativeTime at={lastSeen} timeZone={timeZone} />
        {' · '}
        {t('exceptions.drawer.lasted', 'for {{duration}}', {
          duration: durationText((endedAt ?? now) - firstSeen),
          interpolation: { escapeValue: false },
        })}
        {endedAt !== null && (
          <>
            {', '}
            {stateName(status)} <RelativeTime at={endedAt} timeZone={timeZone} />
          </>
        )}
      </div>
      <IncidentMarks incident={incident} timeZone={timeZone} />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  title: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    paddingRight: theme.spacing(5),
    fontSize: theme.typography.body.fontSize,
  }),
  line: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0.5, 1.5), minWidth: 0 }),
  reason: css({ margin: 0 }),
  dim: css({ color: theme.colors.text.secondary }),
});
