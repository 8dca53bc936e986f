import { type EndpointName, routeHeader } from '@vigil/core/contract/endpoints';

/** What Grafana sends along with a call of this endpoint. */
export function callHeaders(token: string, endpoint: EndpointName): Record<string, string> {
  return {
    authorization: `Bearer ${token}`,
    [routeHeader]: endpoint,
    'x-grafana-context': JSON.stringify({ OrgRole: 'Admin' }),
  };
}
