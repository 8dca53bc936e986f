import {
  type EndpointName,
  type EndpointQuery,
  type EndpointResponse,
  endpoints,
  formatQuery,
} from '@vigil/core/contract/endpoints';
import type { Incident } from '@vigil/core/vocabulary/incident';
import { workloadKey, type WorkloadRef } from '@vigil/core/vocabulary/workload-ref';
import type { Planted } from '../world/planted.ts';
import { compareIncidents, type Difference } from './compare.ts';

/** Calls the proxy the way the plugin does: through the page's plugin proxy, parsed with the contract. */
export async function askProxy<Name extends EndpointName>(
  pageUrl: string,
  name: Name,
  query: EndpointQuery<Name>
): Promise<EndpointResponse<Name>> {
  const { path, response } = endpoints[name];
  const url = `${pageUrl}/api/plugin-proxy/vigil-kubernetes-app${path}?${formatQuery(query as Record<string, unknown>)}`;
  const answer = await fetch(url);
  if (!answer.ok) {
    throw new Error(`${name}: HTTP ${answer.status} ${await answer.text()}`);
  }
  return response.parse(await answer.json()) as EndpointResponse<Name>;
}

/** Rules that should have left something out and have not, by the proxy's own count. */
export async function missedIgnored(pageUrl: string, rules: readonly string[]): Promise<string[]> {
  const { ignored } = await askProxy(pageUrl, 'incidentSummary', {});
  const counted = new Set(ignored.flatMap(({ rule, count }) => (count > 0 ? [rule] : [])));
  return rules.filter((rule) => !counted.has(rule)).map((rule) => `nothing counted as left out by “${rule}”`);
}

export interface IncidentReading extends Difference {
  incidents: Incident[];
}

/** All incidents, compared with the planted ones; what is planted of one and not said of it counts as missed. */
export async function readIncidents(pageUrl: string, planted: Planted[]): Promise<IncidentReading> {
  const incidents: Incident[] = [];
  let cursor: string | undefined;
  do {
    const page = await askProxy(pageUrl, 'incidents', { limit: 500, cursor });
    incidents.push(...page.incidents);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  const { missed, unexpected } = compareIncidents(planted, incidents);
  const logs = await missedLogs(pageUrl, planted, incidents);
  return { incidents, missed: [...missed, ...logs, ...missedContext(planted, incidents)], unexpected };
}

/** Changes that are not told, and errors that are not grouped as planted. */
export function missedContext(planted: Planted[], incidents: Incident[]): string[] {
  const missed: string[] = [];
  const fingerprints = new Map<string, string>();
  for (const { workload, incidents: expected } of planted) {
    for (const { container, reason, change, error } of expected) {
      const incident = find(incidents, workload, container, reason);
      const line = `${workloadKey(workload)} ${container ?? '-'} ${reason}`;
      if (incident && change && incident.change?.what !== change) {
        missed.push(`${line}: no change of its ${change} told`);
      }
      if (incident && error !== undefined) {
        const { fingerprint } = incident.log;
        const known = fingerprints.get(error) ?? fingerprint ?? '';
        const isOthers = [...fingerprints].some(([name, other]) => name !== error && other === fingerprint);
        fingerprints.set(error, known);
        if (fingerprint === null || fingerprint !== known || isOthers) {
          missed.push(`${line}: fingerprint ${fingerprint}, not that of “${error}”`);
        }
      }
    }
  }
  return missed;
}

function find(incidents: Incident[], workload: WorkloadRef, container: string | null, reason: string) {
  return incidents.find(
    (one) => workloadKey(one.workload) === workloadKey(workload) && one.container === container && one.reason === reason
  );
}

async function missedLogs(pageUrl: string, planted: Planted[], incidents: Incident[]): Promise<string[]> {
  const missed: string[] = [];
  for (const { workload, incidents: expected } of planted) {
    for (const { container, reason, log } of expected) {
      const incident = find(incidents, workload, container, reason);
      if (log === null || incident === undefined) {
        continue;
      }
      const text =
        incident.log.status === 'captured' ? (await askProxy(pageUrl, 'incidentLog', { id: incident.id })).text : '';
      if (!text.includes(log)) {
        missed.push(
          `${workloadKey(workload)} ${container ?? '-'} ${reason}: no “${log}” in its log (${incident.log.status})`
        );
      }
    }
  }
  return missed;
}
