import { Observable } from 'rxjs';
import type { BackendSrvRequest, FetchResponse } from '@grafana/runtime';
import { buildRequest } from './build-request.ts';

/**
 * Bytes as they arrive. An HTTP error is no error here: it comes as values with `ok: false`. The last value has no data.
 * The caller's abortSignal is ignored, and the one signal of the call makes a second subscription useless, as in Grafana.
 */
export function fetchChunked(options: BackendSrvRequest): Observable<FetchResponse<Uint8Array | undefined>> {
  const controller = new AbortController();
  return new Observable((subscriber) => {
    let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
    const { url, init } = buildRequest(options);
    const run = async () => {
      const answer = await fetch(url, { ...init, credentials: 'same-origin', signal: controller.signal });
      const { status, statusText, ok, headers, type, redirected } = answer;
      const rest = { status, statusText, ok, headers, url: answer.url, type, redirected, config: options };
      reader = answer.body?.getReader();
      while (reader !== undefined) {
        const { done, value } = await reader.read();
        if (done) {
          break;
        }
        subscriber.next({ ...rest, data: value });
      }
      subscriber.next({ ...rest, data: undefined });
      subscriber.complete();
    };
    run().catch((error: unknown) => subscriber.error(error));
    return () => {
      reader?.cancel('unsubscribe').catch(() => undefined);
      controller.abort('unsubscribe');
    };
  });
}
