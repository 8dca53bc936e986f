import type { Observable } from 'rxjs';
import type { EndpointName, EndpointQuery, EndpointResponse } from '@vigil/core/contract/endpoints';
import { askProxy } from './ask-proxy';
import { proxyUrl } from './proxy-url';

/** One answer of the proxy, checked against the contract. Every error is a `ProxyError`. Unsubscribing cancels. */
export function callProxy<Name extends EndpointName>(
  name: Name,
  query: EndpointQuery<Name>
): Observable<EndpointResponse<Name>> {
  return requestProxy(name, proxyUrl(name, query));
}

/** {@link callProxy} with the URL already written: a text that React can compare. */
export function requestProxy<Name extends EndpointName>(name: Name, url: string): Observable<EndpointResponse<Name>> {
  return askProxy(name, url);
}
