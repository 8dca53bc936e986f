import type { Crash } from '../cluster/bench-cluster.ts';
import type { SeenChange } from './follow-changes.ts';

/**
 * From the sending of each crash to the first record of the stream that counts it, milliseconds. `missing`: crashes no
 * record counts. Both lists in the order of time.
 */
export function latencies(
  crashes: readonly Crash[],
  seen: readonly SeenChange[]
): { values: number[]; missing: number } {
  const byIncident = new Map<string, SeenChange[]>();
  for (const change of seen) {
    byIncident.set(change.incident, [...(byIncident.get(change.incident) ?? []), change]);
  }
  const found = crashes.map(({ incident, count, at }) => {
    const change = byIncident.get(incident)?.find(({ occurrences }) => occurrences >= count);
    return change && change.at - at;
  });
  const values = found.filter((value) => value !== undefined);
  return { values, missing: found.length - values.length };
}
