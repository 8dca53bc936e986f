import React, { useMemo } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import type { ResourceRow } from '@vigil/core/resources/roll-up';
import { SeverityIcon } from '../../../components/SeverityBadge';
import { localText } from '../../../i18n/local-text';
import { ContainerAdvice } from '../advice/ContainerAdvice';
import type { Analysis } from '../analyse';
import { verdictName } from '../figure-text';
import { IncidentNote } from './IncidentNote';
import { ReplicaChart } from './ReplicaChart';
import { mostPods, scopeOfRow } from './scope-of-row';
import { UsageChart } from './UsageChart';
import { useIncidentMarks } from './use-incident-marks';

export interface RowDetailsProps {
  row: ResourceRow;
  analysis: Analysis;
  source: { uid: string; type: string };
  range: TimeRange;
  timeZone: string;
  onZoom(from: number, to: number): void;
}

/** Up to here every pod has its own line. */
const mostLines = 12;

/** Below an open row: why, CPU, memory and replicas over time, what broke, and what the containers should ask for. */
export function RowDetails({ row, analysis, source, range, timeZone, onZoom }: RowDetailsProps) {
  const styles = useStyles2(getStyles);
  const scope = useMemo(() => scopeOfRow(row, analysis.scope), [row, analysis.scope]);
  const { window } = analysis.input;
  const workload = workloadOf(row);
  const marks = useIncidentMarks(workload, analysis.scope.cluster?.value, window);
  const annotations = marks.status === 'ready' ? marks.annotations : undefined;
  const { capabilities } = analysis;
  const chart = { scope, capabilities, source, range, timeZone, annotations, onZoom };
  const each = row.pods.length <= mostLines;
  return (
    <div className={styles.details}>
      {row.verdicts.length > 0 && (
        <ul className={styles.verdicts} aria-label={t('resources.details.verdicts', 'Verdicts')}>
          {row.verdicts.map((verdict) => (
            <li key={`${verdict.kind}${verdict.pod}`}>
              <SeverityIcon severity={verdict.severity} size={11} /> <strong>{verdictName(verdict.kind)}</strong>:{' '}
              {localText(verdict.text)}
            </li>
          ))}
        </ul>
      )}
      {row.pods.length > mostPods && (
        <p className={styles.note}>
          <Trans i18nKey="resources.details.many" values={{ shown: mostPods, total: row.pods.length }}>
            {'The charts show {{shown}} of {{total}} pods.'}
          </Trans>
        </p>
      )}
      {workload && <IncidentNote marks={marks} workload={workload} window={window} />}
      <div className={styles.charts}>
        <UsageChart
          {...chart}
          each={each}
          resource="cpu"
          title={t('resources.details.cpu', 'CPU, cores')}
          unit="short"
        />
        <UsageChart
          {...chart}
          each={each}
          resource="memory"
          title={t('resources.details.memory', 'Memory, working set')}
          unit="bytes"
        />
      </div>
      {row.grouping === 'workload' && <ReplicaChart {...chart} workload={row.subject} />}
      {row.grouping === 'workload' && <ContainerAdvice row={row} analysis={analysis} source={source} />}
    </div>
  );
}

/** Whose incidents belong to a row. */
function workloadOf(row: ResourceRow) {
  return row.grouping === 'workload' ? row.subject : row.grouping === 'pod' ? row.pods[0]?.owner : undefined;
}

const getStyles = (theme: GrafanaTheme2) => ({
  details: css({
    // As wide as what is seen of a table that is wider.
    position: 'sticky',
    left: 0,
    maxWidth: 'calc(100cqw - 2px)',
    padding: theme.spacing(1, 2, 2, 4),
    borderBottom: `1px solid ${theme.colors.border.medium}`,
    background: theme.colors.background.canvas,
  }),
  verdicts: css({
    listStyle: 'none',
    margin: theme.spacing(0, 0, 1),
    padding: 0,
    maxWidth: '110ch',
    li: { padding: theme.spacing(0.25, 0) },
  }),
  note: css({ color: theme.colors.text.secondary, margin: 0 }),
  charts: css({ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(340px, 1fr))', gap: theme.spacing(2) }),
});
