import React from 'react';
import { css } from '@emotion/css';
import { dateTime, type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { workloadKey, type WorkloadRef } from '@vigil/core/vocabulary/workload-ref';
import { AppLink } from '../../../components/AppLink';
import { SeverityIcon } from '../../../components/SeverityBadge';
import { problemText } from '../../../components/states/problem-text';
import { pagePath } from '../../../routing/pages';
import { formatTime } from '../../../url/time-text';
import type { IncidentMarks } from './use-incident-marks';

export interface IncidentNoteProps {
  marks: IncidentMarks;
  workload: WorkloadRef;
  window: { from: number; to: number };
}

const mostNamed = 4;

/** What the marks on the charts are, each a link to its incident. */
export function IncidentNote({ marks, workload, window }: IncidentNoteProps) {
  const styles = useStyles2(getStyles);
  if (marks.status === 'none' || marks.status === 'loading') {
    return null;
  }
  if (marks.status === 'failed') {
    return (
      <p className={styles.line}>
        {t('resources.incidents.failed', 'Incidents are unknown: {{why}}', { why: problemText(marks.problem).title })}
      </p>
    );
  }
  const range = { from: formatTime(dateTime(window.from)), to: formatTime(dateTime(window.to)) };
  const query = { ...range, workload: workloadKey(workload) };
  return (
    <p className={styles.line}>
      {marks.incidents.length === 0 ? (
        <Trans i18nKey="resources.incidents.none">No incident in this time range.</Trans>
      ) : (
        <>
          <AppLink to={pagePath('exceptions', query)}>
            {t('resources.incidents.count', '{{count}} incidents', { count: marks.total })}
          </AppLink>
          {marks.incidents.slice(0, mostNamed).map(({ id, severity, reason, occurrences }) => (
            <AppLink key={id} to={pagePath('exceptions', { ...query, incident: id })} className={styles.one}>
              <SeverityIcon severity={severity} size={10} /> {reason}
              {occurrences > 1 && ` ×${occurrences}`}
            </AppLink>
          ))}
        </>
      )}
    </p>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 2),
    margin: theme.spacing(0, 0, 1),
    color: theme.colors.text.secondary,
  }),
  one: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.5) }),
});
