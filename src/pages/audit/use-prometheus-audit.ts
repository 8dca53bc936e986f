import { useCallback, useEffect, useState } from 'react';
import type { PrometheusCheck } from '@vigil/core/audit/check';
import type { AuditReport } from '@vigil/core/vocabulary/finding';
import { toPrometheusError, type PrometheusError } from '../../prometheus/PrometheusError';
import { auditPrometheus } from './audit-prometheus';

export interface PrometheusAudit {
  /** The last that succeeded: kept while a new one runs, and when it fails. */
  reports?: AuditReport[];
  isRunning: boolean;
  /** Checks that have answered, of all. */
  progress: { done: number; total: number };
  error?: PrometheusError;
}

const idle: PrometheusAudit = { isRunning: false, progress: { done: 0, total: 0 } };

/**
 * The Prometheus checks, run again whenever the data source, the clusters or the moment changes; the run before is
 * cancelled. `source` undefined: there is none to ask.
 */
export function usePrometheusAudit(
  source: string | undefined,
  clusters: readonly string[],
  time: number,
  checks: readonly PrometheusCheck[]
): PrometheusAudit & { reload(): void } {
  const [state, setState] = useState<PrometheusAudit>({
    ...idle,
    isRunning: source !== undefined && checks.length > 0,
  });
  const [reloads, setReloads] = useState(0);
  // As text: the URL gives a new equal list on every change.
  const chosen = clusters.join(',');

  useEffect(() => {
    if (source === undefined || checks.length === 0) {
      return;
    }
    const controller = new AbortController();
    const update = (patch: Partial<PrometheusAudit>) =>
      controller.signal.aborted ? undefined : setState((before) => ({ ...before, ...patch }));
    update({ isRunning: true, progress: idle.progress });
    const input = { source, clusters: chosen.split(',').filter((name) => name !== ''), time, checks };
    auditPrometheus(input, controller.signal, (done, total) => update({ progress: { done, total } }))
      .then((reports) => update({ reports, error: undefined, isRunning: false }))
      .catch((cause: unknown) => update({ error: toPrometheusError(cause, controller.signal), isRunning: false }));
    return () => controller.abort();
  }, [source, chosen, time, checks, reloads]);

  const reload = useCallback(() => setReloads((count) => count + 1), []);
  return { ...state, reload };
}
