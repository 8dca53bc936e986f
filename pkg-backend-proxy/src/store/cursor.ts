import { z } from 'zod';
import type { IncidentQuery } from '@vigil/core/contract/incidents';
import { InvalidCursor } from './incident-store.ts';

/** Where a page ended: the sort values of its last incident, most significant first, and its id. */
const Cursor = z.object({ sort: z.string(), after: z.array(z.number().int()).max(3), id: z.string() });
type Cursor = z.infer<typeof Cursor>;

/** The cursor as text that fits a query string. */
export function formatCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** Throws {@link InvalidCursor} for a text that is no cursor, or one of another sort order. */
export function parseCursor(text: string, sort: IncidentQuery['sort']): Cursor {
  try {
    const cursor = Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    if (cursor.sort === sort) {
      return cursor;
    }
  } catch {
    // Falls through to the one answer for every bad cursor.
  }
  throw new InvalidCursor(`The cursor belongs to no page sorted by ${sort}. Start again without a cursor.`);
}
