import { useEffect, useMemo, useState } from 'react';
import type { DataFrame } from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import { callProxy } from '../../../proxy/call-proxy';
import { foldError } from '../../../proxy/fold-error';
import type { ProblemKind } from '../../../proxy/backend-problem';
import { usePluginSettings } from '../../../settings/use-plugin-settings';
import { markMoments } from '../../../components/mark-moments';
import { severityColor } from '../../../components/severity-color';
import type { Incident } from '@vigil/core/vocabulary/incident';
import { workloadKey, type WorkloadRef } from '@vigil/core/vocabulary/workload-ref';

/** More marks than these cover the chart. */
const mostMarks = 50;

export type IncidentMarks =
  | { status: 'none' }
  | { status: 'loading' }
  | { status: 'failed'; problem: ProblemKind }
  | { status: 'ready'; incidents: readonly Incident[]; total: number; annotations: DataFrame[] };

/** What broke of a workload in the window, as marks for its charts. Without a proxy there is nothing to ask. */
export function useIncidentMarks(
  workload: WorkloadRef | undefined,
  cluster: string | undefined,
  { from, to }: { from: number; to: number }
): IncidentMarks {
  const theme = useTheme2();
  const { isProxyConfigured } = usePluginSettings();
  const [answer, setAnswer] = useState<
    { key: string; incidents: readonly Incident[]; total: number } | { key: string; problem: ProblemKind }
  >();
  const name = workload && workloadKey(workload);
  const key = [name, cluster, from, to].join(' ');

  useEffect(() => {
    if (!name || !isProxyConfigured) {
      return;
    }
    const subscription = callProxy('incidents', {
      ...{ from, to, workload: [name], sort: 'lastSeen', limit: mostMarks },
    }).subscribe({
      next: ({ incidents, total }) => setAnswer({ key, incidents, total }),
      error: (cause: unknown) => setAnswer({ key, problem: foldError(cause).kind }),
    });
    return () => subscription.unsubscribe();
  }, [name, from, to, key, isProxyConfigured]);

  return useMemo(() => {
    if (!name || !isProxyConfigured) {
      return { status: 'none' };
    }
    if (answer?.key !== key) {
      return { status: 'loading' };
    }
    if ('problem' in answer) {
      return { status: 'failed', problem: answer.problem };
    }
    // Names of clusters differ between Prometheus and the proxy: only where they are the same do they tell apart.
    const same = answer.incidents.filter((incident) => incident.cluster === cluster);
    const incidents = same.length > 0 ? same : answer.incidents;
    const moments = incidents.flatMap(({ firstSeen, lastSeen, reason, severity }) =>
      [...new Set([firstSeen, lastSeen])]
        .filter((at) => at >= from && at <= to)
        .map((at) => ({ at, title: reason, color: severityColor(theme, severity) }))
    );
    return { status: 'ready', incidents, total: answer.total, annotations: markMoments(moments) };
  }, [name, isProxyConfigured, answer, key, cluster, from, to, theme]);
}
