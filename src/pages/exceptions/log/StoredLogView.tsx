import React, { useMemo } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type Incident } from '@vigil/core/vocabulary/incident';
import { exactTime } from '../../../components/RelativeTime';
import { ProblemAlert } from '../../../components/states/ProblemAlert';
import { SkeletonRows } from '../../../components/states/SkeletonRows';
import { useProxyReport } from '../../../proxy/use-proxy-report';
import { findLinkedLine, type LineLink } from './line-link';
import { LogView } from './LogView';
import { parseLog } from './parse-log';

export interface StoredLogViewProps {
  incident: Incident;
  which: 'previous' | 'current';
  /** The line the URL points to. */
  link: LineLink;
  onLink(link: LineLink): void;
  timeZone: string;
}

/** A log that was captured when the incident happened. */
export function StoredLogView({ incident, which, link, onLink, timeZone }: StoredLogViewProps) {
  const styles = useStyles2(getStyles);
  const { report, reload } = useProxyReport('incidentLog', { id: incident.id, which });
  const log = 'report' in report ? report.report : undefined;
  const text = log?.text ?? '';
  const lines = useMemo(() => parseLog(text), [text]);
  const { number, isGone } = findLinkedLine(lines, link);
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
      {isGone && (
        <p className={styles.gone} role="status">
          {t(
            'exceptions.log.line-gone',
            'The link points to a line of {{time}}, in the log of an earlier crash. What is kept is the log of the latest.',
            { time: timeOf(link, timeZone), interpolation: { escapeValue: false } }
          )}
        </p>
      )}
      <LogView
        lines={lines}
        line={number}
        onLine={(line) => onLink({ number: line, time: lines[line - 1]?.time ?? '' })}
        timeZone={timeZone}
        errorLine={incident.log.errorLine}
        fileName={`${incident.workload.namespace}-${log.pod}-${log.container}-${which}.log`}
      />
    </>
  );
}

/** In the user's zone; a time that is none stays as it is. */
function timeOf({ time }: LineLink, timeZone: string): string {
  const at = Date.parse(time);
  return Number.isNaN(at) ? time : exactTime(at, timeZone).replace(/\.\d+/, '');
}

const getStyles = (theme: GrafanaTheme2) => ({
  note: css({ margin: 0, color: theme.colors.text.secondary }),
  gone: css({ margin: 0, color: theme.colors.warning.text }),
});
