import { endpoints, formatQuery, type EndpointName, type EndpointQuery } from '@vigil/core/contract/endpoints';
import { pluginId } from '../plugin-id';

/** Where Grafana forwards an endpoint. Without a leading slash, so that it also works where Grafana lives below a path. */
export function proxyUrl<Name extends EndpointName>(name: Name, query: EndpointQuery<Name>): string {
  const parameters = formatQuery(query);
  return `api/plugin-proxy/${pluginId}${endpoints[name].path}${parameters && `?${parameters}`}`;
}
