import React, { useMemo } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import { howToCollect, missingMetrics, neededMetrics } from '@vigil/core/exceptions-from-prometheus/collected';
import type { ExceptionRow } from '@vigil/core/exceptions-from-prometheus/exception-row';
import { EmptyState } from '../../../components/states/EmptyState';
import { localText } from '../../../i18n/local-text';
import { AnalysisProblem } from '../../resources/AnalysisProblem';
import { AnalysisProgress } from '../../resources/AnalysisProgress';
import type { SortOrder } from '../exceptions-url';
import { sortExceptions } from './arrange-exceptions';
import { ExceptionLines } from './ExceptionLines';
import { ExceptionNotices } from './ExceptionNotices';
import type { ExceptionsAnswer } from './ask-exceptions';
import type { PrometheusExceptionsState } from './use-prometheus-exceptions';

export interface ExceptionsViewProps {
  exceptions: PrometheusExceptionsState;
  /** As the filters leave them. */
  rows: readonly ExceptionRow[];
  source: { uid: string; type: string };
  sort: SortOrder;
  timeZone: string;
  refresh(): void;
  onSort(sort: SortOrder): void;
  onClear(): void;
}

/** The lines, what they rest on, and what the proxy would add; or why there is nothing. */
export function ExceptionsView(props: ExceptionsViewProps) {
  const { exceptions, rows, source, sort, timeZone, refresh, onSort, onClear } = props;
  const { answer, progress, error } = exceptions;
  const sorted = useMemo(() => sortExceptions(rows, sort), [rows, sort]);
  const hasNothing = answer && missingMetrics(answer.collected).length === neededMetrics.length;
  return (
    <>
      {error && <AnalysisProblem error={error} onRetry={refresh} />}
      {!answer && !error && <AnalysisProgress runs={progress} />}
      {hasNothing && (
        <EmptyState
          icon="question-circle"
          title={t('exceptions.prometheus.no-metrics', 'Unknown: this data source has no kube-state-metrics')}
          actions={
            <Button variant="secondary" icon="sync" onClick={refresh}>
              <Trans i18nKey="frame.problem.retry">Try again</Trans>
            </Button>
          }
        >
          {t('exceptions.prometheus.no-metrics-hint', 'No samples of {{metrics}} at the end of the time range.', {
            metrics: neededMetrics.map(({ metric }) => metric).join(', '),
          })}{' '}
          {localText(howToCollect)}
        </EmptyState>
      )}
      {answer && !hasNothing && (
        <>
          {sorted.length > 0 ? (
            <ExceptionLines rows={sorted} window={answer.question.window} {...{ sort, onSort, source, timeZone }} />
          ) : (
            <Nothing narrowed={answer.rows.length > 0} complete={isComplete(answer)} onClear={onClear} />
          )}
          <ExceptionNotices answer={answer} source={source} />
        </>
      )}
    </>
  );
}

/** Only then does an empty list mean that nothing was wrong. */
function isComplete({ runs, collected }: ExceptionsAnswer): boolean {
  return runs.every(({ status }) => status === 'done') && missingMetrics(collected).length === 0;
}

function Nothing({ narrowed, complete, onClear }: { narrowed: boolean; complete: boolean; onClear(): void }) {
  if (narrowed) {
    return (
      <EmptyState
        icon="filter"
        title={t('exceptions.prometheus.filtered', 'No exception matches these filters')}
        actions={
          <Button variant="secondary" onClick={onClear}>
            <Trans i18nKey="exceptions.empty.clear">Clear the filters</Trans>
          </Button>
        }
      />
    );
  }
  return complete ? (
    <EmptyState
      icon="check-circle"
      title={t('exceptions.prometheus.none', 'Metrics show no trouble in this time range')}
    >
      {t(
        'exceptions.prometheus.none-hint',
        'No container crashed or waited, no pod or Job failed and all nodes were well whenever kube-state-metrics was scraped.'
      )}
    </EmptyState>
  ) : (
    <EmptyState
      icon="question-circle"
      title={t('exceptions.prometheus.incomplete', 'Nothing seen, but not all could be asked')}
    >
      {t('exceptions.prometheus.incomplete-hint', 'What is missing is said below: about that, nothing is known.')}
    </EmptyState>
  );
}
