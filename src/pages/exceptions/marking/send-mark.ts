import { lastValueFrom } from 'rxjs';
import type { MarkAnswer, MarkRequest } from '@vigil/core/contract/incidents';
import { sendToProxy } from '../../../proxy/send-to-proxy';

/** Incidents in one request, as the contract allows. */
export const mostMarks = 100;

/** Marks up to {@link mostMarks} incidents; gives them as they are now. Rejects with a `ProxyError`. */
export function sendMark(request: MarkRequest): Promise<MarkAnswer> {
  return lastValueFrom(sendToProxy('markIncidents', request));
}
