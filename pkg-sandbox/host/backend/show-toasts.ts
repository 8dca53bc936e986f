import { AppEvents, type EventBus } from '@grafana/data';
import type { BackendSrvRequest, FetchError } from '@grafana/runtime';

function isDataQuery(url: string): boolean {
  return url.includes('api/datasources/proxy') || url.includes('api/ds/query');
}

/** Queries and foreign hosts show their errors themselves; all others become a toast, unless the call says no. */
export function showErrorToast(events: EventBus, config: BackendSrvRequest, error: FetchError): void {
  const { showErrorAlert } = config;
  if (
    showErrorAlert === false ||
    (showErrorAlert === undefined && (isDataQuery(config.url) || /^https?:/.test(config.url)))
  ) {
    return;
  }
  const message: unknown = error.data?.message;
  if (typeof message !== 'string' || message === '') {
    return;
  }
  const long = message.length > 80;
  events.publish({
    type: (error.status < 500 ? AppEvents.alertWarning : AppEvents.alertError).name,
    payload: long ? ['Error', message] : [message, ''],
  });
}

/** A write whose answer has a message says so, unless the call says no. */
export function showSuccessToast(events: EventBus, config: BackendSrvRequest, data: unknown): void {
  if (config.showSuccessAlert === false || config.method === 'GET') {
    return;
  }
  const message = typeof data === 'object' && data !== null && 'message' in data ? data.message : undefined;
  if (typeof message === 'string' && message !== '') {
    events.publish({ type: AppEvents.alertSuccess.name, payload: [message] });
  }
}
