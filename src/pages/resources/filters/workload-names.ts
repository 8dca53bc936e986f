import { differs, escapeRegex, matches } from '@vigil/core/prometheus/matchers';
import type { Capabilities } from '@vigil/core/resources/capabilities';
import type { ResourceScope } from '@vigil/core/resources/scope';
import { stateSelector } from '@vigil/core/resources/state-queries';
import { workloadKey } from '@vigil/core/vocabulary/workload-ref';
import { instantQuery } from '../../../prometheus/instantQuery';

/** No one reads a longer list: the next letter narrows it down. */
export const mostNames = 500;

/** One query for the names of workloads that hold `part`; empty text where kube-state-metrics knows no owners. */
export function workloadNamesQuery(part: string, scope: ResourceScope, capabilities: Capabilities): string {
  const { metrics } = capabilities;
  const select = stateSelector(scope, capabilities, false);
  const named = part === '' ? '' : matches('owner_name', `(?i).*${escapeRegex(part)}.*`);
  const owned = [differs('owner_name', ''), differs('owner_name', '<none>'), named];
  // Of a ReplicaSet or a Job the owner is what people know; where it has none, the analysis names it.
  const parts = [
    metrics.has('kube_pod_owner') && select('kube_pod_owner', 'owner_kind!~"ReplicaSet|Job|Node"', ...owned),
    metrics.has('kube_replicaset_owner') && select('kube_replicaset_owner', ...owned),
    metrics.has('kube_job_owner') && select('kube_job_owner', ...owned),
  ].filter((series) => series !== false);
  return parts.length === 0
    ? ''
    : `topk(${mostNames}, count by (namespace, owner_kind, owner_name) (${parts.join(' or ')}))`;
}

/** Keys of workloads that hold `part` in their name, whatever was analysed. Rejects with `PrometheusError`. */
export async function fetchWorkloadNames(
  source: string,
  expr: string,
  time: number,
  signal: AbortSignal
): Promise<string[]> {
  const { samples } = await instantQuery(source, { expr, time, signal });
  const keys = samples.flatMap(({ labels: { namespace = '', owner_kind: kind = '', owner_name: name = '' } }) =>
    kind && name ? workloadKey({ kind, namespace, name }) : []
  );
  return [...new Set(keys)].sort();
}
