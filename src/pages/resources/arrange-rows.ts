import { workloadKey } from '@vigil/core/vocabulary/workload-ref';
import { verdictKinds } from '@vigil/core/resources/judge';
import type { PodRow } from '@vigil/core/resources/pod-row';
import type { ResourceRow } from '@vigil/core/resources/roll-up';
import type { ColumnId, ResourcesState } from './resources-url';

/** Pods of the chosen workloads. Namespaces are narrowed by the queries. */
export function choosePods(pods: readonly PodRow[], workloads: readonly string[]): PodRow[] {
  return workloads.length === 0 ? [...pods] : pods.filter((pod) => workloads.includes(workloadKey(pod.owner)));
}

/** Rows with one of the verdicts, and with the text in the name, namespace, node or a pod's name. */
export function filterRows(
  rows: readonly ResourceRow[],
  { verdict, search }: Pick<ResourcesState, 'verdict' | 'search'>
) {
  const text = search.trim().toLowerCase();
  return rows.filter(
    (row) =>
      (verdict.length === 0 || row.verdicts.some(({ kind }) => verdict.includes(kind))) &&
      (text === '' || searchText(row).includes(text))
  );
}

function searchText({ subject, pods }: ResourceRow): string {
  return [subject.kind, `${subject.namespace}/${subject.name}`, ...pods.map(({ pod, node }) => `${pod} ${node ?? ''}`)]
    .join(' ')
    .toLowerCase();
}

/** What a column is sorted by; undefined is unknown and always stands last. */
const values: Record<Exclude<ColumnId, 'name' | 'verdict'>, (row: ResourceRow) => number | undefined> = {
  cpu: (row) => row.cpu.max ?? row.cpu.average,
  cpuShare: (row) => cpuShare(row)?.ratio,
  memory: (row) => row.memory.max ?? row.memory.average,
  memoryShare: (row) => memoryShare(row)?.ratio,
  gpu: (row) => row.gpu?.max,
  throttled: (row) => row.throttled,
  restarts: (row) => row.restarts,
};

/** Sorted anew; rows that are equal keep the order of their names. */
export function sortRows(rows: readonly ResourceRow[], column: ColumnId, order: 'asc' | 'desc'): ResourceRow[] {
  const sign = order === 'asc' ? 1 : -1;
  const byName = (a: ResourceRow, b: ResourceRow) => nameOf(a).localeCompare(nameOf(b));
  if (column === 'name') {
    return [...rows].sort((a, b) => sign * byName(a, b));
  }
  if (column === 'verdict') {
    return [...rows].sort((a, b) => -sign * compareVerdicts(a, b) || byName(a, b));
  }
  const value = values[column];
  return [...rows].sort((a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === undefined || right === undefined) {
      return Number(left === undefined) - Number(right === undefined) || byName(a, b);
    }
    return sign * (left - right) || byName(a, b);
  });
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
export function cpuShare({ cpu }: ResourceRow): { ratio: number; of: 'request' | 'limit' } | undefined {
  return share(cpu.average, cpu.request, 'request') ?? share(cpu.average, cpu.limit, 'limit');
}

/** Peak memory of the limit: how near it came to being killed. */
export function memoryShare({ memory }: ResourceRow): { ratio: number; of: 'request' | 'limit' } | undefined {
  return share(memory.max, memory.limit, 'limit') ?? share(memory.max, memory.request, 'request');
}

function share<Of>(part: number | undefined, whole: number | undefined, of: Of): { ratio: number; of: Of } | undefined {
  return part !== undefined && whole !== undefined && whole > 0 ? { ratio: part / whole, of } : undefined;
}
