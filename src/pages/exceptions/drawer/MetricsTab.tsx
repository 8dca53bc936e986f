import React, { useMemo, useState } from 'react';
import { css } from '@emotion/css';
import { dateTime, type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { type IncidentDetail } from '@vigil/core/contract/incidents';
import { markMoments } from '../../../components/mark-moments';
import { severityColor } from '../../../components/severity-color';
import { EmptyState } from '../../../components/states/EmptyState';
import { usePrometheusSources } from '../../../prometheus/usePrometheusSources';
import { usePluginSettings } from '../../../settings/use-plugin-settings';
import { crashWindow } from './crash-queries';
import { CrashChart } from './CrashChart';

export interface MetricsTabProps {
  detail: IncidentDetail;
  /** uid from the URL; empty: the configured one. */
  dataSource: string;
  timeZone: string;
}

/** Memory and CPU of the container in the hour around its latest end. */
export function MetricsTab({ detail, dataSource, timeZone }: MetricsTabProps) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const { defaultDataSource } = usePluginSettings();
  const { source } = usePrometheusSources(dataSource, defaultDataSource);
  const { incident, occurrences } = detail;
  const { lastSeen, severity, reason } = incident;
  const [now] = useState(() => Date.now());
  const range = useMemo<TimeRange>(() => {
    const { from, to } = crashWindow(lastSeen, now);
    return { from: dateTime(from), to: dateTime(to), raw: { from: dateTime(from), to: dateTime(to) } };
  }, [lastSeen, now]);
  // Other pods of the incident have their own lines, and died at other moments.
  const moments = occurrences
    .filter(({ at, pod }) => pod === incident.pod && at >= range.from.valueOf() && at <= range.to.valueOf())
    .map(({ at }) => at)
    .join(',');
  const annotations = useMemo(
    () =>
      markMoments(
        moments
          .split(',')
          .filter(Boolean)
          .map((at) => ({ at: Number(at), title: reason, color: severityColor(theme, severity) }))
      ),
    [moments, reason, severity, theme]
  );

  if (!source) {
    return (
      <EmptyState title={t('exceptions.metrics.no-source', 'There is no Prometheus data source')}>
        {t(
          'exceptions.metrics.no-source-remedy',
          'Add one in Grafana that scrapes this cluster’s kubelets, then open this tab again.'
        )}
      </EmptyState>
    );
  }
  const shared = { source, incident, range, annotations, timeZone };
  return (
    <div className={styles.charts}>
      <div className={styles.note}>
        {t('exceptions.metrics.what', '{{pod}} in the hour around its end; a line where it broke', {
          pod: incident.pod,
          interpolation: { escapeValue: false },
        })}
      </div>
      <CrashChart
        {...shared}
        resource="memory"
        unit="bytes"
        title={t('exceptions.metrics.memory', 'Memory working set')}
      />
      <CrashChart {...shared} resource="cpu" unit="suffix:cores" title={t('exceptions.metrics.cpu', 'CPU used')} />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  note: css({ color: theme.colors.text.secondary }),
  charts: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2) }),
});
