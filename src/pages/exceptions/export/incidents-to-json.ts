import type { IncidentFilter } from '@vigil/core/contract/incidents';
import { statusOf, type Incident } from '@vigil/core/vocabulary/incident';
import type { Collected } from './collect-incidents';

/** Fields of an incident and of its parts that hold a moment. */
const moments: ReadonlySet<string> = new Set(['firstSeen', 'lastSeen', 'endedAt', 'at', 'until']);

/** What was asked, when it was true, and every incident; times in ISO 8601 UTC. */
export function incidentsToJson(
  { from, to, ...filter }: IncidentFilter,
  { incidents, total, asOf }: Collected
): string {
  const document = {
    asOf: iso(asOf),
    timeRange: { from: iso(from), to: iso(to ?? asOf) },
    filter: Object.fromEntries(
      Object.entries(filter).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : Boolean(value)))
    ),
    total,
    exported: incidents.length,
    incidents: incidents.map(withStatus),
  };
  return `${JSON.stringify(document, (name, value: unknown) => (moments.has(name) ? isoOf(value) : value), 2)}\n`;
}

function withStatus({ id, ...incident }: Incident) {
  const { state, acknowledged, muted } = incident;
  return { id, status: statusOf({ ...incident, id, state, acknowledged, muted }), ...incident };
}

function iso(at: number | undefined): string | null {
  return at === undefined ? null : new Date(at).toISOString();
}

function isoOf(value: unknown): unknown {
  return typeof value === 'number' ? iso(value) : value;
}
