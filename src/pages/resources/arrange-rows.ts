import { workloadKey } from '@vigil/core/vocabulary/workload-ref';
import { verdictKinds } from '@vigil/core/resources/judge';
import type { PodRow } from '@vigil/core/resources/pod-row';
import type { ResourceRow } from '@vigil/core/resources/roll-up';
import { columnOf } from './columns/columns';
import type { MeasureRow } from './measures/use-measures';
import type { ColumnId } from './resources-url';

/** Pods of the chosen workloads. Namespaces are narrowed by the queries. */
export function choosePods(pods: readonly PodRow[], workloads: readonly string[]): PodRow[] {
  return workloads.length === 0 ? [...pods] : pods.filter((pod) => workloads.includes(workloadKey(pod.owner)));
}

/** Rows with one of the verdicts, and with the text in the name, namespace, node or a pod's name. */
export function filterRows(
  rows: readonly ResourceRow[],
  { verdict, search }: { verdict: readonly string[]; search: string }
) {
  const text = search.trim().toLowerCase();
  return rows.filter(
    (row) =>
      (verdict.length === 0 || row.verdicts.some(({ kind }) => verdict.includes(kind))) &&
      (text === '' || searchText(row).includes(text))
  );
}

/** Once a row: typing asks for it again and again. */
const searchTexts = new WeakMap<ResourceRow, string>();

function searchText(row: ResourceRow): string {
  const { subject, pods } = row;
  const text =
    searchTexts.get(row) ??
    [subject.kind, `${subject.namespace}/${subject.name}`, ...pods.map(({ pod, node }) => `${pod} ${node ?? ''}`)]
      .join(' ')
      .toLowerCase();
  searchTexts.set(row, text);
  return text;
}

/** Sorted anew; rows that are equal keep the order of their names. Undefined is unknown and always stands last. */
export function sortRows(
  rows: readonly ResourceRow[],
  column: ColumnId,
  order: 'asc' | 'desc',
  measure?: MeasureRow
): ResourceRow[] {
  const sign = order === 'asc' ? 1 : -1;
  // Names and figures are made once, not at each of the many comparisons.
  const value = column === 'name' || column === 'verdict' ? undefined : columnOf(column).value;
  const keyed = rows.map((row) => ({ row, name: nameOf(row), figure: value?.(row, measure) }));
  type Keyed = (typeof keyed)[number];
  const byName = (a: Keyed, b: Keyed) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
  const compare = (a: Keyed, b: Keyed): number => {
    if (column === 'name') {
      return sign * byName(a, b);
    }
    if (column === 'verdict') {
      return -sign * compareVerdicts(a.row, b.row) || byName(a, b);
    }
    if (a.figure === undefined || b.figure === undefined) {
      return Number(a.figure === undefined) - Number(b.figure === undefined) || byName(a, b);
    }
    return sign * (a.figure - b.figure) || byName(a, b);
  };
  return keyed.sort(compare).map(({ row }) => row);
}

/** By the worst verdict: its kind, then how far beyond its threshold. */
function compareVerdicts(a: ResourceRow, b: ResourceRow): number {
  const [left, right] = [a.verdicts[0], b.verdicts[0]];
  if (!left || !right) {
    return Number(!left) - Number(!right);
  }
  return (
    verdictKinds.indexOf(left.kind) - verdictKinds.indexOf(right.kind) ||
    right.weight - left.weight ||
    b.verdicts.length - a.verdicts.length
  );
}

function nameOf({ subject }: ResourceRow): string {
  return `${subject.namespace}/${subject.name}/${subject.kind}`;
}

/** Average CPU of the request: how much of what it pays for it uses. */
export function cpuShare({ cpu }: ResourceRow): Share | undefined {
  return share(cpu.average, cpu.request, 'request') ?? share(cpu.average, cpu.limit, 'limit');
}

/** Peak memory of the limit: how near it came to being killed. */
export function memoryShare({ memory }: ResourceRow): Share | undefined {
  return share(memory.max, memory.limit, 'limit') ?? share(memory.max, memory.request, 'request');
}

export interface Share {
  ratio: number;
  of: 'request' | 'limit';
}

function share(part: number | undefined, whole: number | undefined, of: Share['of']): Share | undefined {
  const ratio = shareOf(part, whole);
  return ratio === undefined ? undefined : { ratio, of };
}

/** Undefined where either is unknown, or the whole is nothing. */
export function shareOf(part: number | undefined, whole: number | undefined): number | undefined {
  return part !== undefined && whole !== undefined && whole > 0 ? part / whole : undefined;
}
