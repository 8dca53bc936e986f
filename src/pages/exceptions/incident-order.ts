import type { Incident } from '@vigil/core/vocabulary/incident';
import { compareSeverity } from '@vigil/core/vocabulary/severity';
import type { SortOrder } from './exceptions-url';

/** The proxy's own orders, so that an incident that arrives live finds its place. Ties: latest first, then by id, downwards. */
export function compareIncidents(order: SortOrder): (a: Incident, b: Incident) => number {
  const latest = (a: Incident, b: Incident) => b.lastSeen - a.lastSeen || (a.id === b.id ? 0 : a.id > b.id ? -1 : 1);
  switch (order) {
    case 'lastSeen':
      return latest;
    case 'severity':
      return (a, b) => compareSeverity(a.severity, b.severity) || latest(a, b);
    case 'occurrences':
      return (a, b) => b.occurrences - a.occurrences || latest(a, b);
  }
}
