import type { BackendSrvRequest, FetchError } from '@grafana/runtime';

/** The body as the caller asked for it; without a wish JSON where it is JSON, else text. */
export async function parseAnswer(answer: Response, responseType: BackendSrvRequest['responseType']): Promise<unknown> {
  switch (responseType) {
    case 'arraybuffer':
      return answer.arrayBuffer();
    case 'blob':
      return answer.blob();
    case 'text':
      return answer.text();
  }
  const text = await answer.text();
  try {
    return JSON.parse(text);
  } catch {
    return responseType === 'json' ? {} : text;
  }
}

interface ErrorData {
  message?: unknown;
  error?: unknown;
  response?: unknown;
}

/** An error's data as Grafana shapes it: always an object, its message copied from `error` where it has none. */
export function shapeErrorData(data: unknown, statusText: string): ErrorData {
  if (data === undefined || data === null) {
    return { message: 'Unexpected error' };
  }
  if (typeof data === 'string') {
    return { message: data === '' ? statusText : data, error: statusText, response: data };
  }
  const object: ErrorData = typeof data === 'object' ? data : { message: String(data) };
  return object.message === undefined && typeof object.error === 'string'
    ? { ...object, message: object.error }
    : object;
}

/** The error of a call that a newer one with the same requestId replaced. */
export function cancelledError(config: BackendSrvRequest): FetchError & { type: string } {
  return { type: 'cancelled', cancelled: true, data: null, status: -1, statusText: 'Request was aborted', config };
}
