import { Observable } from 'rxjs';
import type { BackendSrvRequest, FetchError, FetchResponse } from '@grafana/runtime';
import { buildRequest, localUrl } from './build-request.ts';
import { parseAnswer, shapeErrorData } from './parse-answer.ts';

function describe<T>(answer: Response, config: BackendSrvRequest, data: T): FetchResponse<T> {
  const { status, statusText, ok, headers, url, type, redirected } = answer;
  return { data, status, statusText, ok, headers, url, type, redirected, config };
}

/** One HTTP call: a plain FetchError object for every answer that is not 2xx, status 0 where there was none. */
export function fetchOnce<T>(options: BackendSrvRequest): Observable<FetchResponse<T>> {
  return new Observable((subscriber) => {
    const controller = new AbortController();
    options.abortSignal?.addEventListener('abort', () => controller.abort(), { signal: controller.signal });
    const { url, init } = buildRequest(options);
    const run = async () => {
      const answer = await fetch(localUrl(url), { ...init, signal: controller.signal });
      const data = await parseAnswer(answer, options.responseType);
      if (answer.ok) {
        subscriber.next(describe(answer, options, data as T));
        subscriber.complete();
        return;
      }
      const { status, statusText } = answer;
      const error: FetchError = { status, statusText, data: shapeErrorData(data, statusText), config: options };
      subscriber.error(error);
    };
    run().catch((problem: unknown) => {
      const message = problem instanceof Error ? problem.message : String(problem);
      const error: FetchError = { status: 0, statusText: '', message, data: { message }, config: options };
      subscriber.error(
        controller.signal.aborted && options.abortSignal?.aborted ? { ...error, cancelled: true, status: -1 } : error
      );
    });
    return () => controller.abort();
  });
}
