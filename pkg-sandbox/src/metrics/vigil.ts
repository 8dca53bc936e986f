import { evaluateApiChecks } from '@vigil/core/audit/evaluate';
import { auditMetrics } from '@vigil/core/audit/history/audit-metrics';
import { auditSamples } from '@vigil/core/audit/history/audit-samples';
import { projections, watchedKinds } from '@vigil/core/kubernetes/projections';
import type { ClusterSnapshot } from '@vigil/core/kubernetes/snapshot';
import { clusterName } from '../cluster/kubeconfig.ts';
import { minute } from '../world/duration.ts';
import type { WorldState } from '../world/world.ts';
import type { Sample } from './sample.ts';
import type { Target } from './targets.ts';

/** The cluster changes slowly, and the checks are no exporter's page: they are looked at so often. Milliseconds. */
const roundMs = 10 * minute;

/**
 * What the proxy would have told of its audit while the history was made; later Prometheus scrapes the proxy itself at
 * `instance` (host:port). Only for the history: nobody serves its page.
 */
export function vigilTarget(instance: string): Target {
  const snapshot = snapshots();
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

/** The cluster as the proxy holds it: each object projected once, as long as it lives. */
function snapshots(): (state: WorldState) => ClusterSnapshot {
  const projected = new WeakMap<object, unknown>();
  return ({ objects }) => {
    const kinds = watchedKinds.map((kind) => {
      const items = (objects[kind] ?? []).map((raw) => {
        if (!projected.has(raw)) {
          projected.set(raw, projections[kind].project(raw));
        }
        return projected.get(raw);
      });
      return [kind, items.filter((item) => item !== undefined)];
    });
    return {
      cluster: clusterName,
      objects: Object.fromEntries(kinds) as unknown as ClusterSnapshot['objects'],
      missing: {},
    };
  };
}
