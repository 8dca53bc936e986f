import React, { useMemo } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Alert, Button, Checkbox, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import { comparisonToCsv } from '@vigil/core/resources/comparison-to-csv';
import type { Policy } from '@vigil/core/resources/policy';
import { groupings } from '@vigil/core/resources/roll-up';
import type { Comparison } from '@vigil/core/runs/comparison';
import { saveFile } from '../../../components/save-file';
import { EmptyState } from '../../../components/states/EmptyState';
import { type SetUrlState, useUrlState } from '../../../url/use-url-state';
import { AnalysisProblem } from '../AnalysisProblem';
import { AnalysisProgress } from '../AnalysisProgress';
import { DataNotices } from '../DataNotices';
import { groupingName } from '../figure-text';
import type { resourcesUrl, ResourcesState } from '../resources-url';
import type { AnalysisState } from '../use-analysis';
import { arrangeCompared } from './compare-sides';
import { ComparedTable } from './ComparedTable';
import { comparisonUrl } from './comparison-url';
import { useComparison } from './use-comparison';
import { windowText } from './window-text';

export interface CompareViewProps {
  comparison: Comparison;
  analysisState: AnalysisState;
  state: ResourcesState;
  setState: SetUrlState<typeof resourcesUrl>;
  policy: Policy;
  timeZone: string;
  source: { uid: string; type: string };
  /** Unix milliseconds, when the user drags over a chart. */
  onZoom(from: number, to: number): void;
  onRetry(): void;
}

/** This window against another one, row by row. */
export function CompareView(props: CompareViewProps) {
  const { comparison, analysisState, state, setState, policy, timeZone, source, onZoom, onRetry } = props;
  const styles = useStyles2(getStyles);
  const [shown, setShown] = useUrlState(comparisonUrl);
  const now = analysisState.analysis?.isPartial ? undefined : analysisState.analysis;
  const {
    window,
    before,
    rows: all,
    progress,
    error,
    tests,
    testError,
  } = useComparison(now, comparison, state, policy);
  const rows = useMemo(() => (all ? arrangeCompared(all, state, shown) : []), [all, state, shown]);
  const problem = analysisState.error ?? error;
  const changed = all?.filter(({ isSignificant }) => isSignificant).length ?? 0;

  return (
    <>
      {problem && <AnalysisProblem error={problem} onRetry={onRetry} />}
      {now && window && (
        <div className={styles.line}>
          <span>
            {t('resources.compare.now', 'This window: {{window}}', {
              window: windowText(now.input.window, timeZone),
              interpolation: { escapeValue: false },
            })}
            <br />
            {t('resources.compare.before', 'Compared with: {{window}}', {
              window: windowText(window, timeZone),
              interpolation: { escapeValue: false },
            })}
          </span>
          <RadioButtonGroup
            size="sm"
            aria-label={t('resources.group.label', 'Group by')}
            options={groupings.map((value) => ({ value, label: groupingName(value) }))}
            value={state.group}
            onChange={(group) => setState({ group, row: '' })}
          />
          <Checkbox
            label={t('resources.compare.only-changed', 'changed significantly')}
            value={shown.changed}
            onChange={(event) => setShown({ changed: event.currentTarget.checked })}
          />
          {all && (
            <span className={styles.faint}>
              {t('resources.compare.counts', '{{changed}} of {{total}} rows changed significantly', {
                changed: changed.toLocaleString(),
                total: all.length.toLocaleString(),
              })}
              {tests === 'running' && ` · ${t('resources.compare.testing', 'testing…')}`}
            </span>
          )}
          <Button
            className={styles.right}
            size="sm"
            fill="text"
            variant="secondary"
            icon="download-alt"
            disabled={rows.length === 0}
            onClick={() =>
              saveFile(`comparison-${new Date(window.to).toISOString()}.csv`, comparisonToCsv(rows), 'text/csv')
            }
          >
            <Trans i18nKey="resources.scope.csv">CSV</Trans>
          </Button>
          <Button size="sm" fill="text" variant="secondary" icon="times" onClick={() => setShown({ compare: null })}>
            <Trans i18nKey="resources.compare.close">End the comparison</Trans>
          </Button>
        </div>
      )}
      {tests === 'failed' && (
        <Alert
          severity="warning"
          title={t(
            'resources.compare.untested',
            'How usage varied is unknown: averages are judged by their size alone'
          )}
        >
          {testError?.message}
        </Alert>
      )}
      {now && <DataNotices analysis={now} />}
      {before && <DataNotices analysis={before} />}
      {before && now && !all && (
        <Alert
          severity="warning"
          title={t('resources.compare.other-cluster', 'This cluster is not in the other window')}
        >
          {t('resources.compare.other-cluster-hint', 'Its data does not reach back so far. Choose a later window.')}
        </Alert>
      )}
      {before?.pods.length === 0 && (
        <Alert severity="warning" title={t('resources.compare.no-data', 'There is no data in the other window')}>
          {t(
            'resources.compare.no-data-hint',
            'Every row would look new. Choose a window that Prometheus still holds.'
          )}
        </Alert>
      )}
      {all && before && now ? (
        before.pods.length > 0 &&
        (rows.length > 0 ? (
          <ComparedTable
            rows={rows}
            by={shown.by}
            onSort={(by) => setShown({ by })}
            open={state.row}
            onToggle={(id) => setState({ row: state.row === id ? '' : id })}
            place={{ now, before, source, timeZone, onZoom }}
          />
        ) : (
          <EmptyState icon="filter" title={t('resources.compare.none', 'No row to show')}>
            {t('resources.compare.none-hint', 'Nothing changed significantly, or nothing matches the filters.')}
          </EmptyState>
        ))
      ) : problem || before ? null : (
        <AnalysisProgress runs={now ? progress : analysisState.progress} />
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1.5) }),
  faint: css({ color: theme.colors.text.secondary }),
  right: css({ marginLeft: 'auto' }),
});
