import type { Node } from './objects.ts';
import type { NodeRequirement, PodSpec, Toleration } from './pod.ts';
import { holdsFor } from './selector.ts';

type Taint = Node['taints'][number];

/** Whether the scheduler could ever place such a pod on the node: selector, required affinity and taints; room apart. */
export function fitsNode(spec: PodSpec, node: Node): boolean {
  return (
    !node.unschedulable &&
    Object.entries(spec.nodeSelector).every(([key, value]) => node.metadata.labels[key] === value) &&
    matchesNodeTerms(spec.nodeTerms ?? [], node) &&
    node.taints.every((taint) => taint.effect === 'PreferNoSchedule' || isTolerated(taint, spec.tolerations ?? []))
  );
}

/** One term must hold as a whole; no term at all allows every node. */
export function matchesNodeTerms(terms: readonly NodeRequirement[][], node: Node): boolean {
  return terms.length === 0 || terms.some((term) => term.length > 0 && term.every((each) => holds(each, node)));
}

/** https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
export function isTolerated({ key, value, effect }: Taint, tolerations: readonly Toleration[]): boolean {
  return tolerations.some(
    (toleration) =>
      (toleration.effect === '' || toleration.effect === effect) &&
      (toleration.operator === 'Exists'
        ? toleration.key === '' || toleration.key === key
        : toleration.key === key && toleration.value === value)
  );
}

function holds({ key, operator, values }: NodeRequirement, { metadata }: Node): boolean {
  const value = key === 'metadata.name' ? metadata.name : metadata.labels[key];
  switch (operator) {
    case 'Gt':
      return Number(value) > Number(values[0]);
    case 'Lt':
      return Number(value) < Number(values[0]);
    default:
      return holdsFor(value, operator, values);
  }
}
