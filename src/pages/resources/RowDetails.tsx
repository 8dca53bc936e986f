import React, { useMemo } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import type { Policy } from '@vigil/core/resources/policy';
import type { ResourceRow } from '@vigil/core/resources/roll-up';
import type { ResourceScope } from '@vigil/core/resources/scope';
import { localText } from '../../i18n/local-text';
import type { Analysis } from './analyse';
import { ContainerAdvice } from './ContainerAdvice';
import { UsageChart } from './UsageChart';
import { verdictName } from './figure-text';

export interface RowDetailsProps {
  row: ResourceRow;
  analysis: Analysis;
  source: { uid: string; type: string };
  range: TimeRange;
  timeZone: string;
  policy: Policy;
  onZoom(from: number, to: number): void;
}

/** A query names at most this many pods: a longer one some servers refuse. */
const maxPods = 200;
/** Up to here every pod has its own line. */
const maxLines = 12;

/** Below an open row: CPU and memory over time, the verdicts in full, and what the containers should ask for. */
export function RowDetails(props: RowDetailsProps) {
  const { row, analysis, source, range, timeZone, policy, onZoom } = props;
  const styles = useStyles2(getStyles);
  const scope = useMemo(() => scopeOf(row, analysis.scope), [row, analysis.scope]);
  const each = row.pods.length <= maxLines;
  const chart = { scope, each, capabilities: analysis.capabilities, source, range, timeZone, onZoom };
  return (
    <div className={styles.details}>
      {row.verdicts.length > 0 && (
        <ul className={styles.verdicts}>
          {row.verdicts.map((verdict) => (
            <li key={verdict.kind}>
              <strong>{verdictName(verdict.kind)}</strong>: {localText(verdict.text)}
            </li>
          ))}
        </ul>
      )}
      {row.pods.length > maxPods && (
        <p className={styles.note}>
          <Trans i18nKey="resources.details.many" values={{ shown: maxPods, total: row.pods.length }}>
            {'The charts show {{shown}} of {{total}} pods.'}
          </Trans>
        </p>
      )}
      <div className={styles.charts}>
        <UsageChart {...chart} resource="cpu" title={t('resources.details.cpu', 'CPU, cores')} unit="short" />
        <UsageChart
          {...chart}
          resource="memory"
          title={t('resources.details.memory', 'Memory, working set')}
          unit="bytes"
        />
      </div>
      {row.grouping === 'workload' && (
        <ContainerAdvice
          workload={row.subject}
          scope={scope}
          window={analysis.input.window}
          capabilities={analysis.capabilities}
          source={source}
          policy={policy}
        />
      )}
    </div>
  );
}

/** The pods of a row by name; those alive first. */
function scopeOf(row: ResourceRow, scope: ResourceScope): ResourceScope {
  const pods = [...row.pods].sort((a, b) => Number(b.alive) - Number(a.alive)).slice(0, maxPods);
  return {
    cluster: scope.cluster,
    namespaces: [...new Set(pods.map(({ namespace }) => namespace))],
    pods: pods.map(({ pod }) => pod),
  };
}

const getStyles = (theme: GrafanaTheme2) => ({
  details: css({
    padding: theme.spacing(1, 2, 2, 4),
    borderBottom: `1px solid ${theme.colors.border.medium}`,
    background: theme.colors.background.canvas,
  }),
  verdicts: css({ margin: theme.spacing(0, 0, 1), paddingLeft: theme.spacing(2) }),
  note: css({ color: theme.colors.text.secondary, margin: 0 }),
  charts: css({ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(380px, 1fr))', gap: theme.spacing(2) }),
});
