import React, { useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import { formatSpan } from '@vigil/core/resources/format-quantity';
import type { Grouping, ResourceRow } from '@vigil/core/resources/roll-up';
import { rowsToCsv } from '@vigil/core/resources/rows-to-csv';
import { windowSeconds } from '@vigil/core/resources/scope';
import { peakOf } from '@vigil/core/resources/usage-queries';
import { saveFile } from '../../components/save-file';
import type { QueryRun } from '../../prometheus/runPlan';
import type { SetUrlState } from '../../url/use-url-state';
import type { Analysis } from './analyse';
import { groupingName } from './figure-text';
import { QueryList } from './QueryList';
import type { resourcesUrl, ResourcesState } from './resources-url';

export interface ScopeLineProps {
  analysis: Analysis;
  /** As shown. */
  rows: readonly ResourceRow[];
  /** Rows before filters and search. */
  all: number;
  state: ResourcesState;
  setState: SetUrlState<typeof resourcesUrl>;
  isRunning: boolean;
  progress: readonly QueryRun[];
  source: { uid: string; type: string };
  groupings: readonly Grouping[];
}

/** How the table is grouped and drawn, and what its figures rest on: rows, window, samples, queries. */
export function ScopeLine(props: ScopeLineProps) {
  const { analysis, rows, all, state, setState, isRunning, progress, source, groupings } = props;
  const styles = useStyles2(getStyles);
  const [showQueries, setShowQueries] = useState(false);
  const { window } = analysis.input;
  const samples = Math.max(0, ...analysis.pods.map((pod) => pod.samples));
  const peak = peakOf(window, analysis.capabilities);
  const done = progress.filter(({ status }) => status !== 'waiting' && status !== 'running').length;
  return (
    <>
      <div className={styles.line}>
        <RadioButtonGroup
          size="sm"
          aria-label={t('resources.group.label', 'Group by')}
          options={groupings.map((value) => ({ value, label: groupingName(value) }))}
          value={state.group}
          onChange={(group) => setState({ group, row: '' })}
        />
        <RadioButtonGroup
          size="sm"
          aria-label={t('resources.scale.label', 'Scale of the bars')}
          options={[
            {
              value: 'absolute' as const,
              label: t('resources.scale.absolute', 'same scale'),
              description: t('resources.scale.absolute-hint', 'One scale down the column; › goes beyond it'),
            },
            {
              value: 'share' as const,
              label: t('resources.scale.share', 'own limit'),
              description: t('resources.scale.share-hint', 'Every bar ends at its own largest figure'),
            },
          ]}
          value={state.scale}
          onChange={(scale) => setState({ scale })}
        />
        <span className={styles.basis}>
          {rows.length === all
            ? t('resources.scope.rows', '{{rows}} rows', { rows: rows.length.toLocaleString(), count: rows.length })
            : t('resources.scope.rows-of', '{{rows}} of {{all}} rows', {
                rows: rows.length.toLocaleString(),
                all: all.toLocaleString(),
                count: all,
              })}
          {` · ${formatSpan(windowSeconds(window))} · `}
          <span
            title={t('resources.scope.peak', 'A sample every {{interval}} s; a peak is the mean of {{peak}} s', {
              interval: analysis.capabilities.interval.seconds,
              peak: peak.seconds,
            })}
          >
            {t('resources.scope.samples', 'up to {{samples}} samples each', { samples })}
          </span>
        </span>
        <Button
          size="sm"
          fill="text"
          variant="secondary"
          aria-expanded={showQueries}
          onClick={() => setShowQueries(!showQueries)}
        >
          {t('resources.scope.queries', '{{count}} queries, {{seconds}} s', {
            count: analysis.runs.length,
            seconds: analysis.seconds.toFixed(1),
          })}
        </Button>
        {isRunning && (
          <span role="status" className={styles.basis}>
            <Trans i18nKey="resources.scope.refreshing" values={{ done, total: progress.length }}>
              {'refreshing: {{done}} of {{total}}'}
            </Trans>
          </span>
        )}
        <Button
          className={styles.right}
          size="sm"
          fill="text"
          variant="secondary"
          icon="download-alt"
          disabled={rows.length === 0}
          onClick={() => saveFile(`resources-${new Date(window.to).toISOString()}.csv`, rowsToCsv(rows), 'text/csv')}
        >
          <Trans i18nKey="resources.scope.csv">CSV</Trans>
        </Button>
      </div>
      {showQueries && <QueryList runs={analysis.runs} source={source} window={window} />}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1.5), minHeight: 28 }),
  basis: css({ color: theme.colors.text.secondary }),
  right: css({ marginLeft: 'auto' }),
});
