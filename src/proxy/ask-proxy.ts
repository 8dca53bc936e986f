import { catchError, map, throwError, type Observable } from 'rxjs';
import { getBackendSrv } from '@grafana/runtime';
import { endpoints, type EndpointName, type EndpointResponse } from '@vigil/core/contract/endpoints';
import { ProxyError } from './backend-problem';
import { foldError } from './fold-error';

/** One call, its answer checked against the contract. Every error is a {@link ProxyError}. Unsubscribing cancels. */
export function askProxy<Name extends EndpointName>(
  name: Name,
  url: string,
  data?: unknown
): Observable<EndpointResponse<Name>> {
  const { method, response } = endpoints[name];
  return getBackendSrv()
    .fetch<unknown>({ url, method, data, showErrorAlert: false, showSuccessAlert: false })
    .pipe(
      map(({ data, status }) => {
        const parsed = response.safeParse(data);
        if (!parsed.success) {
          const [issue] = parsed.error.issues;
          const detail = issue ? `${name}: ${issue.path.join('.') || 'answer'}: ${issue.message}` : name;
          throw new ProxyError({ kind: 'contract-mismatch', detail, status });
        }
        return parsed.data as EndpointResponse<Name>;
      }),
      catchError((error: unknown) => throwError(() => new ProxyError(foldError(error))))
    );
}
