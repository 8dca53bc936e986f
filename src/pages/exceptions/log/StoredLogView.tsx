import React, { useMemo } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type Incident } from '@vigil/core/vocabulary/incident';
import { ProblemAlert } from '../../../components/states/ProblemAlert';
import { SkeletonRows } from '../../../components/states/SkeletonRows';
import { useProxyReport } from '../../../proxy/use-proxy-report';
import { LogView } from './LogView';
import { parseLog } from './parse-log';

export interface StoredLogViewProps {
  incident: Incident;
  which: 'previous' | 'current';
  /** Number of the line the URL points to; 0: none. */
  line: number;
  onLine(line: number): void;
  timeZone: string;
}

/** A log that was captured when the incident happened. */
export function StoredLogView({ incident, which, line, onLine, timeZone }: StoredLogViewProps) {
  const styles = useStyles2(getStyles);
  const { report, reload } = useProxyReport('incidentLog', { id: incident.id, which });
  const log = 'report' in report ? report.report : undefined;
  const text = log?.text ?? '';
  const lines = useMemo(() => parseLog(text), [text]);
  if (report.status === 'failed') {
    return <ProblemAlert problem={report.problem} onRetry={reload} />;
  }
  if (!log) {
    return <SkeletonRows rows={12} height={20} />;
  }
  return (
    <>
      {log.truncated && (
        <p className={styles.note}>
          {t(
            'exceptions.log.truncated',
            'Only the last {{lines}} lines were kept: the log was over the size that the proxy stores.',
            {
              lines: log.lines,
            }
          )}
        </p>
      )}
      <LogView
        lines={lines}
        line={line}
        onLine={onLine}
        timeZone={timeZone}
        errorLine={incident.log.errorLine}
        fileName={`${incident.workload.namespace}-${log.pod}-${log.container}-${which}.log`}
      />
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  note: css({ margin: 0, color: theme.colors.text.secondary }),
});
