import {
  type EndpointName,
  type EndpointQuery,
  type EndpointResponse,
  endpoints,
  formatQuery,
} from '@vigil/core/contract/endpoints';
import type { Incident } from '@vigil/core/vocabulary/incident';
import { workloadKey } from '@vigil/core/vocabulary/workload-ref';
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

export interface IncidentReading extends Difference {
  incidents: Incident[];
}

/** All incidents, compared with the planted ones; a planted log text that is in no captured log counts as missed. */
export async function readIncidents(pageUrl: string, planted: Planted[]): Promise<IncidentReading> {
  const incidents: Incident[] = [];
  let cursor: string | undefined;
  do {
    const page = await askProxy(pageUrl, 'incidents', { limit: 500, cursor });
    incidents.push(...page.incidents);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  const { missed, unexpected } = compareIncidents(planted, incidents);
  return { incidents, missed: [...missed, ...(await missedLogs(pageUrl, planted, incidents))], unexpected };
}

async function missedLogs(pageUrl: string, planted: Planted[], incidents: Incident[]): Promise<string[]> {
  const missed: string[] = [];
  for (const { workload, incidents: expected } of planted) {
    for (const { container, reason, log } of expected) {
      const incident = incidents.find(
        (one) =>
          workloadKey(one.workload) === workloadKey(workload) && one.container === container && one.reason === reason
      );
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
