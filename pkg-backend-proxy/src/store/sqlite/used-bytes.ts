import type { Statements } from './statements.ts';

/** Bytes the database really uses: freed pages do not count, they are used again. */
export function usedBytes(statements: Statements): number {
  return (pragma(statements, 'page_count') - freePages(statements)) * pragma(statements, 'page_size');
}

/** Pages the file holds and nothing uses. */
export function freePages(statements: Statements): number {
  return pragma(statements, 'freelist_count');
}

function pragma(statements: Statements, name: string): number {
  return Number(Object.values(statements.get(`PRAGMA ${name}`) ?? {})[0] ?? 0);
}
