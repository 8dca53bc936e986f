import type { IncidentFilter } from '@vigil/core/contract/incidents';
import { statusOf, type Incident } from '@vigil/core/vocabulary/incident';
import { workloadKey } from '@vigil/core/vocabulary/workload-ref';

/** Whether an incident that arrives live belongs to the list on the page. The proxy decides the same way in its store. */
export function matchesFilter(incident: Incident, filter: IncidentFilter): boolean {
  const { workload, cluster, reason, severity } = incident;
  return (
    (filter.to === undefined || incident.firstSeen <= filter.to) &&
    (filter.from === undefined ||
      incident.state === 'open' ||
      (incident.endedAt ?? incident.lastSeen) >= filter.from) &&
    isAmong(filter.cluster, cluster) &&
    isAmong(filter.namespace, workload.namespace) &&
    isAmong(filter.workload, workloadKey(workload)) &&
    isAmong(filter.reason, reason) &&
    isAmong(filter.severity, severity) &&
    isAmong(filter.state, statusOf(incident)) &&
    isAmong(filter.fingerprint, incident.log.fingerprint ?? '') &&
    (filter.afterChange === undefined || incident.change !== null) &&
    (filter.startedInRange === undefined || incident.firstSeen >= (filter.from ?? 0)) &&
    contains(incident, filter.search)
  );
}

function isAmong<Value>(wanted: readonly Value[] | undefined, value: Value): boolean {
  return !wanted?.length || wanted.includes(value);
}

function contains(incident: Incident, search: string | undefined): boolean {
  if (!search) {
    return true;
  }
  const { workload, pod, container, reason, message } = incident;
  const part = search.toLowerCase();
  return [workload.name, pod, container ?? '', reason, message].some((text) => text.toLowerCase().includes(part));
}
