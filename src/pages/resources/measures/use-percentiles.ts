import { useEffect, useMemo, useState } from 'react';
import { readPercentiles, type PercentileId } from '@vigil/core/resources/plan-percentiles';
import { failedPieces, planPodPercentiles, type PodPercentileQuery } from '@vigil/core/resources/plan-pod-percentiles';
import type { Answers } from '@vigil/core/resources/planned-query';
import type { ResourceRow } from '@vigil/core/resources/roll-up';
import { sumPercentiles, type RowPercentiles } from '@vigil/core/resources/sum-percentiles';
import { localText } from '../../../i18n/local-text';
import { toPrometheusError } from '../../../prometheus/PrometheusError';
import { runPlan, type QueryRun } from '../../../prometheus/runPlan';
import type { Analysis } from '../analyse';

export interface PercentilesState {
  /** Absent: none is asked for, or none has been answered yet. */
  percentilesOf?: (row: ResourceRow) => RowPercentiles;
  isRunning: boolean;
  /** The queries that were answered or failed: what the figures rest on. */
  runs: readonly QueryRun[];
  /** Which queries failed, and why: the figures of rows with their pods are unknown. */
  problems: readonly string[];
}

/** What came of some of the percentiles. */
interface Told {
  answers: Answers<PercentileId>;
  runs: readonly QueryRun[];
  failed: readonly PodPercentileQuery[];
  problems: readonly string[];
}

interface Loaded extends Told {
  analysis: Analysis;
  asked: readonly PercentileId[];
}

const nothing: Told = { answers: {}, runs: [], failed: [], problems: [] };
const none: PercentilesState = { isRunning: false, runs: [], problems: [] };

/** The percentiles that are shown, each asked for once an analysis. `ids`: joined by commas. */
export function usePercentiles(ids: string, analysis: Analysis | undefined): PercentilesState {
  const [loaded, setLoaded] = useState<Loaded>();
  const known = loaded && loaded.analysis === analysis ? loaded : undefined;
  const missing = ids
    .split(',')
    .filter((id) => id !== '' && !known?.asked.some((asked) => asked === id))
    .join();

  useEffect(() => {
    if (!analysis || missing === '') {
      return;
    }
    const controller = new AbortController();
    const { signal } = controller;
    const wanted = missing.split(',') as PercentileId[];
    const put = (told: Told) => {
      if (!signal.aborted) {
        setLoaded((before) =>
          join(before?.analysis === analysis ? before : { analysis, asked: [], ...nothing }, wanted, told)
        );
      }
    };
    load(wanted, analysis, signal).then(put, (cause: unknown) =>
      put({ ...nothing, problems: [toPrometheusError(cause, signal).message] })
    );
    return () => controller.abort();
  }, [missing, analysis]);

  return useMemo(() => {
    const isRunning = analysis !== undefined && missing !== '';
    if (ids === '' || !known) {
      return { ...none, isRunning };
    }
    const found = readPercentiles(known.answers);
    const rows = new WeakMap<ResourceRow, RowPercentiles>();
    const percentilesOf = (row: ResourceRow) => {
      const sums = rows.get(row) ?? sumPercentiles(row.pods, found, known.failed);
      rows.set(row, sums);
      return sums;
    };
    return { percentilesOf, isRunning, runs: known.runs, problems: known.problems };
  }, [ids, missing, known, analysis]);
}

async function load(wanted: readonly PercentileId[], analysis: Analysis, signal: AbortSignal): Promise<Told> {
  const { input, scope, capabilities, pods } = analysis;
  const { source, window } = input;
  const occupied = pods.map(({ namespace }) => namespace);
  const plan = planPodPercentiles(wanted, scope, window, capabilities, occupied);
  const { answers, runs } = await runPlan(source, plan, { time: window.to, signal, answered: true });
  return {
    answers,
    runs,
    failed: failedPieces(plan, runs),
    problems: runs.flatMap(({ status, title, error }) =>
      status === 'failed' && error ? [`${localText(title)}: ${error.message}`] : []
    ),
  };
}

function join(before: Loaded, wanted: readonly PercentileId[], told: Told): Loaded {
  return {
    analysis: before.analysis,
    asked: [...before.asked, ...wanted],
    answers: { ...before.answers, ...told.answers },
    runs: [...before.runs, ...told.runs],
    failed: [...before.failed, ...told.failed],
    problems: [...new Set([...before.problems, ...told.problems])],
  };
}
