import type { InstantSample } from '../prometheus/parse-answer.ts';
import type { Capabilities } from './capabilities.ts';
import type { PlannedQuery } from './planned-query.ts';
import type { ResourceScope } from './scope.ts';
import { stateSelector } from './state-queries.ts';

export type QuotaId = 'quotas';

/** One limit of a ResourceQuota. Cores or bytes. */
export interface QuotaRow {
  namespace: string;
  quota: string;
  /** As the quota names it: `requests.cpu`, `limits.memory` … */
  resource: string;
  hard: number;
  /** Undefined: unknown. */
  used?: number;
}

/** CPU and memory of every ResourceQuota of the cluster: a few series. */
export function quotaQueries(scope: ResourceScope, capabilities: Capabilities): Array<PlannedQuery<QuotaId>> {
  if (!capabilities.metrics.has('kube_resourcequota')) {
    return [];
  }
  const select = stateSelector({ cluster: scope.cluster, namespaces: [] }, capabilities);
  const series = select('kube_resourcequota', 'resource=~"((requests|limits)\\\\.)?(cpu|memory)"');
  return [
    {
      id: 'quotas',
      title: { en: 'resource quotas', zh: '资源配额' },
      expr: `max by (namespace, resourcequota, resource, type) (${series})`,
    },
  ];
}

/** One row a limit. `cpu` and `memory` are the short names of their requests. */
export function readQuotas(samples: readonly InstantSample[] | undefined): QuotaRow[] {
  const rows = new Map<string, QuotaRow>();
  for (const type of ['hard', 'used'] as const) {
    for (const { labels, value } of samples ?? []) {
      const { namespace, resourcequota: quota = '', resource: given = '' } = labels;
      if (labels['type'] !== type || !namespace || !Number.isFinite(value)) {
        continue;
      }
      const resource = given.includes('.') ? given : `requests.${given}`;
      const key = `${namespace}/${quota}/${resource}`;
      const known = rows.get(key);
      if (type === 'hard') {
        rows.set(key, { namespace, quota, resource, hard: value });
      } else if (known) {
        known.used = value;
      }
    }
  }
  return [...rows.values()];
}
