import type { InstantSample } from '../prometheus/parse-answer.ts';

/** Cores and bytes; undefined: not set, or unknown. */
export interface Reservation {
  cpu: { request?: number; limit?: number };
  memory: { request?: number; limit?: number };
}

/**
 * Requests and limits by `namespace/pod` (and `/container` where samples name one), from either generation of
 * kube-state-metrics. A later sample overrides an earlier one. Not finite: left out.
 */
export function readReservations(samples: readonly InstantSample[]): Map<string, Reservation> {
  const reservations = new Map<string, Reservation>();
  for (const { labels, value } of samples) {
    const resource = resourceOf(labels);
    const { namespace, pod, container } = labels;
    if (!resource || !namespace || !pod || !Number.isFinite(value)) {
      continue;
    }
    const key = container ? `${namespace}/${pod}/${container}` : `${namespace}/${pod}`;
    const reservation = reservations.get(key) ?? { cpu: {}, memory: {} };
    reservation[resource][labels['__name__']?.includes('_limits') ? 'limit' : 'request'] = value;
    reservations.set(key, reservation);
  }
  return reservations;
}

/** `cpu` or `memory` of a sample; undefined for other resources. */
export function resourceOf(labels: Record<string, string>): 'cpu' | 'memory' | undefined {
  const resource = labels['resource'] ?? '';
  const name = labels['__name__'] ?? '';
  if (resource === 'cpu' || name.endsWith('_cpu_cores')) {
    return 'cpu';
  }
  return resource === 'memory' || name.endsWith('_memory_bytes') ? 'memory' : undefined;
}
