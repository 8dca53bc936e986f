import { verdictKinds, type VerdictKind } from '@vigil/core/resources/judge';
import type { ResourceRow } from '@vigil/core/resources/roll-up';
import type { Sectioning } from './resources-url';

/** Rows under one heading. */
export interface Section {
  /** Unique in the table; empty: unknown, or none. */
  key: string;
  rows: ResourceRow[];
}

/** A line of the table: a heading, or a row. */
export type TableItem = { section: Section; row?: undefined } | { row: ResourceRow; section?: undefined };

/**
 * Rows in their order under headings: verdicts worst first, others by name. A row stands under the worst of its verdicts.
 * For nodes, the rows are to be of one node each.
 */
export function sectionsOf(rows: readonly ResourceRow[], by: Exclude<Sectioning, 'none'>): Section[] {
  const sections = new Map<string, Section>();
  for (const row of rows) {
    const key = keyOf(row, by);
    const section = sections.get(key);
    if (section) {
      section.rows.push(row);
    } else {
      sections.set(key, { key, rows: [row] });
    }
  }
  const rank = ({ key }: Section) => {
    const at = verdictKinds.indexOf(key as VerdictKind);
    return at < 0 ? verdictKinds.length : at;
  };
  return [...sections.values()].sort((a, b) =>
    by === 'verdict' ? rank(a) - rank(b) : Number(a.key === '') - Number(b.key === '') || (a.key < b.key ? -1 : 1)
  );
}

function keyOf(row: ResourceRow, by: Exclude<Sectioning, 'none'>): string {
  switch (by) {
    case 'namespace':
      return row.subject.namespace;
    case 'kind':
      return row.grouping === 'pod' ? (row.pods[0]?.owner.kind ?? '') : row.subject.kind;
    case 'node':
      return row.pods[0]?.node ?? '';
    case 'verdict':
      return row.verdicts[0]?.kind ?? '';
  }
}

/** Headings with their rows, those of folded sections left out. */
export function itemsOf(sections: readonly Section[], folded: readonly string[]): TableItem[] {
  return sections.flatMap<TableItem>((section) => [
    { section },
    ...(folded.includes(foldKey(section)) ? [] : section.rows.map((row) => ({ row }))),
  ]);
}

/** What the URL calls a section: never empty. */
export function foldKey({ key }: Pick<Section, 'key'>): string {
  return key === '' ? '-' : key;
}

/** Sums over rows; undefined where no row knows. */
export function totalOf(rows: readonly ResourceRow[], resource: 'cpu' | 'memory', part: 'average' | 'max' | 'request') {
  const known = rows.flatMap((row) => row[resource][part] ?? []);
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0);
}
