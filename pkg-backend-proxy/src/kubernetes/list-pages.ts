import { asObject, asObjects, asText, type Json } from '@vigil/core/kubernetes/read-json';
import type { ApiConnection } from './connect-cluster.ts';
import { readObject } from './read-object.ts';

export interface ListPage {
  items: Json[];
  /** The answer as it came. */
  text: string;
  /** Where a watch continues; the same on every page of one list. */
  resourceVersion: string;
}

/** A whole list, page by page, so that never more than one page of raw objects is in memory. Rejects like `get`. */
export async function* listPages(
  connection: ApiConnection,
  path: string,
  pageSize: number,
  signal: AbortSignal
): AsyncGenerator<ListPage, void> {
  let token = '';
  do {
    const query = new URLSearchParams({ limit: String(pageSize) });
    if (token !== '') {
      query.set('continue', token);
    }
    const text = await connection.get(`${path}?${query}`, signal);
    const list = asObject(readObject(text).value);
    const metadata = asObject(list.metadata);
    token = asText(metadata.continue);
    yield { items: asObjects(list.items), text, resourceVersion: asText(metadata.resourceVersion) };
  } while (token !== '');
}
