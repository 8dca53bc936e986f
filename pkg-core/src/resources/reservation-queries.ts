import type { LocalText } from '../vocabulary/local-text.ts';
import type { Capabilities } from './capabilities.ts';
import type { PlannedQuery } from './planned-query.ts';

type What = 'requests' | 'limits';

/** A metric of kube-state-metrics with what containers reserve. */
export interface ReservationFamily {
  what: What;
  metric: string;
  matchers: readonly string[];
  /** Absent: the label `resource` tells. */
  resource?: 'cpu' | 'memory';
}

const titles: Record<What, LocalText> = {
  requests: { en: 'requests', zh: 'requests' },
  limits: { en: 'limits', zh: 'limits' },
};
const units = { cpu: 'cpu_cores', memory: 'memory_bytes' };

/** Requests and limits by the names this kube-state-metrics uses; none where it tells none. */
export function reservationFamilies({ reservations }: Capabilities): ReservationFamily[] {
  return (['requests', 'limits'] as const).flatMap((what): ReservationFamily[] => {
    const metric = `kube_pod_container_resource_${what}`;
    switch (reservations) {
      case 'v2':
        return [{ what, metric, matchers: ['resource=~"cpu|memory"'] }];
      case 'v1':
        return (['cpu', 'memory'] as const).map((resource) => ({
          ...{ what, metric: `${metric}_${units[resource]}`, matchers: [], resource },
        }));
      case 'none':
        return [];
    }
  });
}

/**
 * What the pods reserve, one query a family: its name is not sent with every pod, and no regular expression looks for it
 * (measured: a fifth cheaper than all at once, and than CPU and memory apart). `series`: one series a container. `max by
 * (… container …)` before the sum: two replicas of kube-state-metrics, or the series of the one before a restart, must
 * not double a request.
 */
export function reservedQueries<Id extends string>(
  id: Id,
  families: readonly ReservationFamily[],
  series: (family: ReservationFamily) => string
): Array<PlannedQuery<Id>> {
  return families.map((family) => {
    const { what, resource } = family;
    const also = resource === undefined ? ', resource' : '';
    return {
      ...{ id, title: titles[what] },
      expr: `sum by (namespace, pod${also}) (max by (namespace, pod, container${also}) (${series(family)}))`,
      labels: { __name__: `_${what}`, ...(resource === undefined ? {} : { resource }) },
    };
  });
}
