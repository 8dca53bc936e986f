import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Trans } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type Incident } from '@vigil/core/vocabulary/incident';
import { RelativeTime } from '../../../components/RelativeTime';
import { SeverityBadge } from '../../../components/SeverityBadge';
import { WorkloadLink } from '../../../components/WorkloadLink';
import { stateName } from '../state-name';

/** What happened to whom, how often and when. */
export function IncidentTitle({ incident }: { incident: Incident }) {
  const styles = useStyles2(getStyles);
  const { reason, severity, workload, cluster, container, state, occurrences, firstSeen, lastSeen } = incident;
  return (
    <div className={styles.title}>
      <div className={styles.line}>
        <h3 className={styles.reason}>{reason}</h3>
        <SeverityBadge severity={severity} />
        <span>{stateName(state)}</span>
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
        <Trans i18nKey="exceptions.drawer.first">first</Trans> <RelativeTime at={firstSeen} />
        {' · '}
        <Trans i18nKey="exceptions.drawer.last">last</Trans> <RelativeTime at={lastSeen} />
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  title: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(0.5), paddingRight: theme.spacing(5) }),
  line: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0.5, 1.5), minWidth: 0 }),
  reason: css({ margin: 0 }),
  dim: css({ color: theme.colors.text.secondary }),
});
