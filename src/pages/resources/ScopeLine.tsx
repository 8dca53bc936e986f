import React, { useMemo, useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, Combobox, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import { formatSpan } from '@vigil/core/resources/format-quantity';
import type { PercentileId } from '@vigil/core/resources/plan-percentiles';
import type { Grouping, ResourceRow } from '@vigil/core/resources/roll-up';
import { windowSeconds } from '@vigil/core/resources/scope';
import type { ResourceSummary } from '@vigil/core/resources/summarise';
import { peakOf } from '@vigil/core/resources/usage-queries';
import type { QueryRun } from '../../prometheus/runPlan';
import type { SetUrlState } from '../../url/use-url-state';
import type { Analysis } from './analyse';
import { ColumnMenu } from './columns/ColumnMenu';
import type { ChoosableId } from './columns/columns';
import { ExportMenu } from './export/ExportMenu';
import { groupingName } from './figure-text';
import { QueryList } from './QueryList';
import { sectioningName } from './sectioning-name';
import { sectionings, type resourcesUrl, type ResourcesState, type Sectioning } from './resources-url';

export interface ScopeLineProps {
  analysis: Analysis;
  /** As shown. */
  rows: readonly ResourceRow[];
  /** Those that the table has a column of. */
  percentiles: readonly PercentileId[];
  /** Queries of shown columns that the analysis does not have. */
  measureRuns: readonly QueryRun[];
  /** Rows before filters and search. */
  all: number;
  summary: ResourceSummary;
  state: ResourcesState;
  setState: SetUrlState<typeof resourcesUrl>;
  isRunning: boolean;
  progress: readonly QueryRun[];
  source: { uid: string; name: string; type: string };
  groupings: readonly Grouping[];
  columns: readonly ChoosableId[];
  /** Of these, the ones that the window is too narrow for. */
  noRoom: readonly ChoosableId[];
  onColumns(chosen: readonly ChoosableId[]): void;
}

/** How the table is grouped and drawn, and what its figures rest on: rows, window, samples, queries. */
export function ScopeLine(props: ScopeLineProps) {
  const { analysis, rows, all, summary, state, setState, isRunning, progress, source, groupings } = props;
  const styles = useStyles2(getStyles);
  const [showQueries, setShowQueries] = useState(false);
  const { window } = analysis.input;
  const samples = useMemo(() => analysis.pods.reduce((most, pod) => Math.max(most, pod.samples), 0), [analysis]);
  const peak = peakOf(window, analysis.capabilities);
  const runs = analysis.isPartial ? progress : analysis.runs;
  const done = progress.filter(({ status }) => status !== 'waiting' && status !== 'running').length;
  const canSection = state.group === 'workload' || state.group === 'pod';
  return (
    <>
      <div className={styles.line}>
        <RadioButtonGroup
          size="sm"
          aria-label={t('resources.group.label', 'Group by')}
          options={groupings.map((value) => ({ value, label: groupingName(value) }))}
          value={state.group}
          onChange={(group) => setState({ group, row: '', folded: [], sections: 'none' })}
        />
        {canSection && (
          <Combobox<Sectioning>
            aria-label={t('resources.sections.label', 'Headings')}
            width={19}
            options={sectionings.map((value) => ({ value, label: sectioningName(value) }))}
            value={state.sections}
            onChange={({ value }) => setState({ sections: value, folded: [], row: '' })}
          />
        )}
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
        <span className={styles.right}>
          <ColumnMenu chosen={props.columns} noRoom={props.noRoom} onChange={props.onColumns} />
          {analysis.isPartial ? (
            // Half of the figures in a file would be taken for all.
            <Button size="sm" fill="text" variant="secondary" icon="download-alt" disabled>
              <Trans i18nKey="resources.export.button">Export</Trans>
            </Button>
          ) : (
            <ExportMenu
              {...{ analysis, rows, summary, source }}
              percentiles={props.percentiles}
              measureRuns={props.measureRuns}
              total={all}
            />
          )}
        </span>
      </div>
      <div className={styles.line}>
        <span className={styles.basis}>
          {rows.length === all
            ? t('resources.scope.rows', '{{rows}} rows', { rows: rows.length.toLocaleString(), count: rows.length })
            : t('resources.scope.rows-of', '{{rows}} of {{all}} rows', {
                rows: rows.length.toLocaleString(),
                all: all.toLocaleString(),
                count: all,
              })}
          {` · ${formatSpan(windowSeconds(window))} · `}
          <span>
            {t('resources.scope.samples', 'up to {{samples}} samples each', { samples })}
            {' · '}
            {t('resources.scope.method', 'one every {{interval}} s, peaks are means of {{peak}} s', {
              interval: analysis.capabilities.interval.seconds,
              peak: peak.seconds,
            })}
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
            count: runs.length,
            seconds: analysis.seconds.toFixed(1),
          })}
        </Button>
        {isRunning && (
          <span role="status" className={styles.progress}>
            <progress max={Math.max(1, progress.length)} value={done} className={styles.bar} />
            {analysis.isPartial ? (
              <Trans i18nKey="resources.scope.judging" values={{ done, total: progress.length }}>
                {'usage and requests are here, judging: {{done}} of {{total}}'}
              </Trans>
            ) : (
              <Trans i18nKey="resources.scope.refreshing" values={{ done, total: progress.length }}>
                {'refreshing: {{done}} of {{total}}'}
              </Trans>
            )}
          </span>
        )}
      </div>
      {showQueries && <QueryList runs={runs} source={source} window={window} />}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0.5, 1.5), minHeight: 28 }),
  basis: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  progress: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  bar: css({ width: 90, height: 8 }),
  right: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.5), marginLeft: 'auto' }),
});
