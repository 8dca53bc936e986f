import type { IncidentFilter } from '@vigil/core/contract/incidents';
import type { ExceptionsState } from './exceptions-url';

/** What the proxy is asked for. `to` is left open while the range ends now: what happens next belongs to it. */
export function incidentFilter(state: ExceptionsState, from: number, to: number | undefined): IncidentFilter {
  const { cluster, namespace, workload, severity, reason, fingerprint, search } = state;
  return {
    ...{ from, to, cluster, namespace, workload, reason, severity, state: state.state, fingerprint },
    afterChange: state.afterChange ? 'true' : undefined,
    startedInRange: state.startedInRange ? 'true' : undefined,
    search: search.slice(0, 200),
  };
}

/** The filter without what the figures above the list are links to, so that they stay while one of them is chosen. */
export function figuresFilter(filter: IncidentFilter): IncidentFilter {
  return { ...filter, state: [], severity: [], afterChange: undefined, startedInRange: undefined };
}

/** Whether one of those figures is chosen. */
export function isFigureChosen({ state, severity, afterChange, startedInRange }: IncidentFilter): boolean {
  return Boolean(state?.length || severity?.length || afterChange || startedInRange);
}

/** Whether more than the time narrows it down. */
export function isNarrowed(filter: IncidentFilter): boolean {
  return Object.entries(filter).some(
    ([name, value]) => name !== 'from' && name !== 'to' && (Array.isArray(value) ? value.length > 0 : Boolean(value))
  );
}
