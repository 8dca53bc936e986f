import { evaluateApiChecks } from '@vigil/core/audit/evaluate';
import { auditMetrics } from '@vigil/core/audit/history/audit-metrics';
import { auditSamples } from '@vigil/core/audit/history/audit-samples';
import { clusterName } from '../cluster/kubeconfig.ts';
import { createSnapshots } from '../world/create-snapshots.ts';
import { minute } from '../world/duration.ts';
import type { Sample } from './sample.ts';
import type { Target } from './targets.ts';

/** The cluster changes slowly, and the checks are no exporter's page: they are looked at so often. Milliseconds. */
const roundMs = 10 * minute;

/**
 * What the proxy would have told of its audit while the history was made; later Prometheus scrapes the proxy itself at
 * `instance` (host:port). Only for the history: nobody serves its page.
 */
export function vigilTarget(instance: string): Target {
  const snapshot = createSnapshots(clusterName);
  let evaluatedAt = -Infinity;
  let page: Sample[] = [];
  return {
    path: '/vigil',
    labels: { job: 'vigil', instance },
    honorLabels: false,
    scrape(state) {
      if (state.time - evaluatedAt >= roundMs) {
        evaluatedAt = state.time;
        page = auditSamples(evaluateApiChecks(snapshot(state), state.time)).map(({ metric, labels, value }) => ({
          ...{ name: auditMetrics[metric].name, labels, value },
        }));
      }
      return page;
    },
  };
}
