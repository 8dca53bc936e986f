import type { IncidentDetail, IncidentLog } from '@vigil/core/contract/incidents';
import type { Occurrence } from '@vigil/core/vocabulary/incident';
import { askProxy, readIncidents } from '../src/check/read-incidents.ts';

/** Everything the proxy can tell of its incidents, by incident id. */
export type Memory = Map<string, { detail: IncidentDetail; log: IncidentLog | null }>;

export async function readMemory(pageUrl: string): Promise<Memory> {
  const memory: Memory = new Map();
  const { incidents } = await readIncidents(pageUrl, []);
  for (const { id } of incidents) {
    const detail = await askProxy(pageUrl, 'incident', { id });
    const log = detail.logs.length > 0 ? await askProxy(pageUrl, 'incidentLog', { id }) : null;
    memory.set(id, { detail, log });
  }
  return memory;
}

export function occurrenceCount(memory: Memory): number {
  return [...memory.values()].reduce((sum, { detail }) => sum + detail.incident.occurrences, 0);
}

const happening = ({ at, pod, restartCount }: Occurrence) => `${new Date(at).toISOString()} ${pod} #${restartCount}`;
/** A container ends once, whenever it is heard of. */
const death = ({ at, pod, containerId }: Occurrence) => `${pod} ${containerId ?? new Date(at).toISOString()}`;

/** What has just happened may not have been heard of yet, milliseconds. */
const underWay = 5000;

/**
 * What went wrong between two readings, one line each: nothing may be lost, told twice, or happen in the past. The
 * second reading may have more: what happened since the first one.
 */
export function flaws(before: Memory, after: Memory, readAt: number): string[] {
  const lost = [...before.keys()].filter((id) => !after.has(id)).map((id) => `${id}: lost`);
  return [...lost, ...[...after].flatMap(([id, now]) => incidentFlaws(now, before.get(id), readAt))];
}

type Remembered = Memory extends Map<string, infer Value> ? Value : never;

function incidentFlaws(now: Remembered, earlier: Remembered | undefined, readAt: number): string[] {
  const { incident, occurrences } = now.detail;
  const known = new Set(earlier?.detail.occurrences.map(happening));
  const told = occurrences.map(happening);
  const deaths = occurrences.map(death);
  const added = occurrences.filter((occurrence) => !known.has(happening(occurrence)));
  const found = [
    ...[...known].filter((one) => !told.includes(one)).map((one) => `lost ${one}`),
    ...deaths.filter((one, index) => deaths.indexOf(one) !== index).map((one) => `told twice: ${one}`),
    ...added.filter(({ at }) => at < readAt - underWay).map((one) => `told too late: ${happening(one)}`),
    ...(incident.occurrences === occurrences.length ? [] : [`counts ${incident.occurrences} of ${occurrences.length}`]),
    ...(earlier === undefined || sameLog(earlier.log, now.log) ? [] : ['another log']),
  ];
  return found.map((flaw) => `${incident.reason} ${incident.workload.name}: ${flaw}`);
}

/** The very same capture, or that of a later occurrence. */
function sameLog(before: IncidentLog | null, after: IncidentLog | null): boolean {
  if (before === null) {
    return true;
  }
  return after?.capturedAt === before.capturedAt
    ? after.text === before.text
    : after !== null && after.capturedAt > before.capturedAt && after.text !== '';
}
