import { useEffect, useMemo, useState } from 'react';
import type { DataFrame } from '@grafana/data';
import type { Incident } from '@vigil/core/vocabulary/incident';
import { toPrometheusError, type PrometheusError } from '../../../prometheus/PrometheusError';
import { queryRange } from '../../../prometheus/queryRange';
import { crashQueries, type CrashQuery } from './crash-queries';

export type CrashFrames =
  | { status: 'loading' }
  /** `isUseKnown`: there are samples of what was used, not only of request and limit. */
  | { status: 'ready'; frames: DataFrame[]; isUseKnown: boolean }
  | { status: 'failed'; error: PrometheusError };

/** Seconds between two points: fine enough for one hour. */
const step = 30;

/** Usage, request and limit of one resource around a crash, named in the user's language. */
export function useCrashFrames(
  source: string | undefined,
  incident: Incident,
  resource: 'memory' | 'cpu',
  window: { from: number; to: number },
  names: Record<'used' | 'request' | 'limit', string>
): CrashFrames {
  const [answer, setAnswer] = useState<{ asked: string; state: CrashFrames }>();
  // As text: the incident is fetched again and again, and mostly is the same.
  const key = useMemo(
    () =>
      JSON.stringify(crashQueries(incident, resource).map(({ name, expr }) => ({ name, expr, legend: names[name] }))),
    [incident, resource, names]
  );
  const { from, to } = window;
  const asked = [source, key, from, to].join(' ');

  useEffect(() => {
    if (!source) {
      return;
    }
    const abort = new AbortController();
    const queries: Array<CrashQuery & { legend: string }> = JSON.parse(key);
    Promise.all(
      queries.map(({ expr, legend }) => queryRange(source, { expr, legend, from, to, step, signal: abort.signal }))
    )
      .then((answers) => {
        const isUseKnown = answers.some((frames, index) => queries[index]?.name === 'used' && frames.length > 0);
        setAnswer({ asked, state: { status: 'ready', frames: answers.flat(), isUseKnown } });
      })
      .catch((cause: unknown) => {
        if (!abort.signal.aborted) {
          setAnswer({ asked, state: { status: 'failed', error: toPrometheusError(cause) } });
        }
      });
    return () => abort.abort();
  }, [asked, source, key, from, to]);

  return answer?.asked === asked ? answer.state : { status: 'loading' };
}
