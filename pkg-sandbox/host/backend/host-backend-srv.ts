import {
  catchError,
  defer,
  lastValueFrom,
  mergeMap,
  Observable,
  Subject,
  takeUntil,
  tap,
  throwError,
  throwIfEmpty,
} from 'rxjs';
import type { EventBus } from '@grafana/data';
import type { BackendSrv, BackendSrvRequest, FetchError, FetchResponse } from '@grafana/runtime';
import { fetchChunked } from './fetch-chunked.ts';
import { fetchOnce } from './fetch-once.ts';
import { cancelledError } from './parse-answer.ts';
import { showErrorToast, showSuccessToast } from './show-toasts.ts';

/** The runtime's HTTP client with Grafana's habits: cancelling by requestId, toasts, one more try after a 401. */
export class HostBackendSrv implements BackendSrv {
  private readonly events: EventBus;
  /** Emits the requestId that a newer call has taken over. */
  private readonly takenOver = new Subject<string>();

  constructor(events: EventBus) {
    this.events = events;
  }

  fetch<T>(options: BackendSrvRequest): Observable<FetchResponse<T>> {
    return defer(() => {
      const { requestId } = options;
      if (requestId !== undefined) {
        this.takenOver.next(requestId);
      }
      const cancelled = new Observable<void>((subscriber) =>
        this.takenOver.subscribe((id) => id === requestId && subscriber.next())
      );
      return fetchOnce<T>(options).pipe(
        catchError((error: FetchError) => this.retryUnauthorized<T>(options, error)),
        tap(({ data }) => showSuccessToast(this.events, options, data)),
        catchError((error: FetchError) => {
          // Callers may mark the error as handled at once; the toast waits for that, as in Grafana.
          setTimeout(
            () => error.isHandled !== true && error.cancelled !== true && showErrorToast(this.events, options, error),
            50
          );
          return throwError(() => error);
        }),
        takeUntil(cancelled),
        throwIfEmpty(() => cancelledError(options))
      );
    });
  }

  private retryUnauthorized<T>(options: BackendSrvRequest, error: FetchError): Observable<FetchResponse<T>> {
    const again = error.status === 401 && (options.retry ?? 0) === 0 && /^\/?api\//.test(options.url);
    return again
      ? fetchOnce({ url: '/api/login/ping', method: 'GET' }).pipe(
          mergeMap(() => fetchOnce<T>({ ...options, retry: 1 }))
        )
      : throwError(() => error);
  }

  chunked(options: BackendSrvRequest) {
    return fetchChunked(options);
  }

  async request<T>(options: BackendSrvRequest): Promise<T> {
    return (await lastValueFrom(this.fetch<T>(options))).data;
  }

  datasourceRequest<T>(options: BackendSrvRequest): Promise<FetchResponse<T>> {
    return lastValueFrom(this.fetch<T>(options));
  }

  get<T>(
    url: string,
    params?: BackendSrvRequest['params'],
    requestId?: string,
    options?: Partial<BackendSrvRequest>
  ): Promise<T> {
    return this.request<T>({
      ...options,
      method: 'GET',
      url,
      ...(params && { params }),
      ...(requestId && { requestId }),
    });
  }

  delete<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>): Promise<T> {
    return this.request<T>({ ...options, method: 'DELETE', url, data });
  }

  post<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>): Promise<T> {
    return this.request<T>({ ...options, method: 'POST', url, data });
  }

  patch<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>): Promise<T> {
    return this.request<T>({ ...options, method: 'PATCH', url, data });
  }

  put<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>): Promise<T> {
    return this.request<T>({ ...options, method: 'PUT', url, data });
  }
}
