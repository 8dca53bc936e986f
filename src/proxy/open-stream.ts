import { Observable } from 'rxjs';
import { config, getBackendSrv } from '@grafana/runtime';
import {
  endpoints,
  type EndpointName,
  type EndpointQuery,
  type EndpointResponse,
} from '@vigil/core/contract/endpoints';
import { ProxyError } from './backend-problem';
import { foldAnswer, foldError } from './fold-error';
import { NdjsonDecoder } from './ndjson';
import { proxyUrl } from './proxy-url';

/**
 * One opening of an NDJSON stream. Completes when the answer ends, also when it was cut: look for the `end` record.
 * Records of a type this version does not know are skipped. Errors are {@link ProxyError}s.
 */
export function openStream<Name extends EndpointName>(
  name: Name,
  query: EndpointQuery<Name>
): Observable<EndpointResponse<Name>> {
  return new Observable((subscriber) => {
    const decoder = new NdjsonDecoder();
    const text = new TextDecoder();
    let refusal: { status: number; body: string } | undefined;
    // chunked() may be subscribed to only once, so that it is called anew for every subscription. Unlike fetch() it takes
    // the URL as it is: with the sub path it depends on nothing else.
    return getBackendSrv()
      .chunked({ url: `${config.appSubUrl}/${proxyUrl(name, query)}`, method: 'GET' })
      .subscribe({
        next: ({ ok, status, data }) => {
          if (!ok) {
            refusal ??= { status, body: '' };
            refusal.body += data ? text.decode(data, { stream: true }) : '';
            return;
          }
          for (const value of data ? decoder.push(data) : []) {
            const record = endpoints[name].response.safeParse(value);
            if (record.success) {
              subscriber.next(record.data as EndpointResponse<Name>);
            }
          }
        },
        error: (error: unknown) => subscriber.error(new ProxyError(foldError(error))),
        complete: () => {
          if (refusal) {
            subscriber.error(new ProxyError(foldAnswer(refusal.status, refusal.body)));
          } else {
            subscriber.complete();
          }
        },
      });
  });
}
