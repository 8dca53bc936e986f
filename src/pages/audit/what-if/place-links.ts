import { workloadKey, type WorkloadRef } from '@vigil/core/vocabulary/workload-ref';
import type { PlaceEntry } from './place-entry';

/** Filters of another page that show those whom the loss of a place would hurt. */
export interface HurtFilter {
  workload?: string[];
  /** Instead, where there are too many names for a link or only Services and budgets are known. */
  namespace?: string[];
}

/** More names than that do not fit a link that a chat still takes. */
const mostNames = 40;

/** Everything a place's answer names: its findings are those of the audit. */
export function hurtObjects({ stranded, quorums, services, budgets }: PlaceEntry): WorkloadRef[] {
  return unique([
    ...hurtWorkloads({ stranded, quorums }),
    ...services.map(({ namespace, name }) => ({ kind: 'Service', namespace, name })),
    ...budgets.map(({ namespace, name }) => ({ kind: 'PodDisruptionBudget', namespace, name })),
  ]);
}

/** The workloads among them: only they have exceptions and resources. */
export function hurtWorkloads({ stranded, quorums }: Pick<PlaceEntry, 'stranded' | 'quorums'>): WorkloadRef[] {
  return unique([...stranded, ...quorums].map(({ workload }) => workload));
}

/** Null where nobody is hurt. */
export function findingsFilter(place: PlaceEntry): HurtFilter | null {
  const objects = hurtObjects(place);
  return filterOf(objects, objects);
}

/** Null where nobody is hurt. A Service is not broken down into the workloads behind it: its namespace stands for it. */
export function workloadsFilter(place: PlaceEntry): HurtFilter | null {
  return filterOf(hurtWorkloads(place), hurtObjects(place));
}

function filterOf(named: readonly WorkloadRef[], all: readonly WorkloadRef[]): HurtFilter | null {
  if (all.length === 0) {
    return null;
  }
  return named.length > 0 && named.length <= mostNames
    ? { workload: named.map(workloadKey) }
    : { namespace: [...new Set(all.map(({ namespace }) => namespace))].sort() };
}

function unique(refs: WorkloadRef[]): WorkloadRef[] {
  return [...new Map(refs.map((ref) => [workloadKey(ref), ref])).values()];
}
