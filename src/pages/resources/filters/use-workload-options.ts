import { useEffect, useMemo, useState } from 'react';
import { t } from '@grafana/i18n';
import { workloadKey } from '@vigil/core/vocabulary/workload-ref';
import type { FilterOption } from '../../../components/FilterBar';
import { toPrometheusError } from '../../../prometheus/PrometheusError';
import type { Analysis } from '../analyse';
import { fetchWorkloadNames, mostNames, workloadNamesQuery } from './workload-names';

/** Who types on is not asked for every letter. Milliseconds. */
const rest = 250;

export interface WorkloadOptions {
  options: FilterOption[];
  /** Why these are not all, or why they are only those of the analysis. */
  note?: string;
  onNarrow(part: string): void;
}

interface Found {
  expr: string;
  names: string[];
  problem?: string;
}

/** Workloads to choose from: those of the analysis at once, all that Prometheus knows as soon as the list is opened. */
export function useWorkloadOptions(analysis: Analysis | undefined): WorkloadOptions {
  // Undefined until somebody opens the list.
  const [part, onNarrow] = useState<string>();
  const [found, setFound] = useState<Found>();
  const expr = useMemo(
    () => (analysis && part !== undefined ? workloadNamesQuery(part, analysis.scope, analysis.capabilities) : ''),
    [analysis, part]
  );
  const source = analysis?.input.source ?? '';
  const time = analysis?.input.window.to ?? 0;
  const isKnown = found?.expr === expr;

  useEffect(() => {
    if (expr === '' || isKnown) {
      return;
    }
    const controller = new AbortController();
    const { signal } = controller;
    const timer = setTimeout(() => {
      fetchWorkloadNames(source, expr, time, signal).then(
        (names) => signal.aborted || setFound({ expr, names }),
        (cause: unknown) =>
          signal.aborted || setFound({ expr, names: [], problem: toPrometheusError(cause, signal).message })
      );
    }, rest);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [expr, isKnown, source, time]);

  const analysed = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { owner } of analysis?.pods ?? []) {
      const key = workloadKey(owner);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return counts;
  }, [analysis]);

  return useMemo(() => {
    const names = [...new Set([...analysed.keys(), ...(found?.names ?? [])])].sort();
    return {
      options: names.map((value) => ({ value, count: analysed.get(value) })),
      note: found && noteOf(found),
      onNarrow,
    };
  }, [analysed, found]);
}

function noteOf({ names, problem }: Found): string | undefined {
  if (problem !== undefined) {
    return t(
      'resources.filter.names-failed',
      'Only those analysed, as the others could not be asked for: {{problem}}',
      {
        problem,
        interpolation: { escapeValue: false },
      }
    );
  }
  return names.length >= mostNames
    ? t('resources.filter.names-many', 'There are more: type a part of the name')
    : undefined;
}
