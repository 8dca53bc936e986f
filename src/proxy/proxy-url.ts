import { endpoints, formatQuery, type EndpointName, type EndpointQuery } from '@vigil/core/contract/endpoints';
import { pluginId } from '../plugin-id';

/** Where Grafana forwards an endpoint. Without a leading slash, so that it also works where Grafana lives below a path. */
export function proxyUrl<Name extends EndpointName>(name: Name, query: EndpointQuery<Name>): string {
  const parameters = formatQuery(query);
  return `${proxyPath(name)}${parameters && `?${parameters}`}`;
}

/** {@link proxyUrl} without a query. */
export function proxyPath(name: EndpointName): string {
  return `api/plugin-proxy/${pluginId}${endpoints[name].path}`;
}
