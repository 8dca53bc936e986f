import type { ClusterSnapshot } from '../../kubernetes/snapshot.ts';

/** Check, situation, objects, and the subjects found: a list, `pass`, or `n/a` where there is nothing to check. */
export type CheckCase = [
  check: string,
  situation: string,
  objects: Partial<ClusterSnapshot['objects']>,
  expected: string[] | 'pass' | 'n/a',
];
