import { throwError, type Observable } from 'rxjs';
import { endpoints, type EndpointBody, type EndpointName, type EndpointResponse } from '@vigil/core/contract/endpoints';
import { askProxy } from './ask-proxy';
import { ProxyError } from './backend-problem';
import { proxyPath } from './proxy-url';

/**
 * Sends a body to an endpoint that changes something; its answer, checked against the contract. A body that the contract
 * refuses is not sent. Every error is a {@link ProxyError}.
 */
export function sendToProxy<Name extends EndpointName>(
  name: Name,
  body: EndpointBody<Name>
): Observable<EndpointResponse<Name>> {
  const checked = endpoints[name].body.safeParse(body);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    const detail = issue ? `${issue.path.join('.')}: ${issue.message}` : name;
    return throwError(() => new ProxyError({ kind: 'unexpected', detail, status: null }));
  }
  return askProxy(name, proxyPath(name), checked.data);
}
