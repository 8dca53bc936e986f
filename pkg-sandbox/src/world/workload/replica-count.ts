import type { PodMoment } from '../life/pod-moment.ts';

/** How a workload's pods stand, as its status tells. Pods being deleted do not count. */
export interface ReplicaCount {
  total: number;
  ready: number;
  updated: number;
  updatedReady: number;
  /** Counts as one text: equal counts, equal status. */
  key: string;
}

export function countReplicas(moments: PodMoment[], revision: number): ReplicaCount {
  const alive = moments.filter(({ deleting, phase }) => !deleting && phase !== 'Failed' && phase !== 'Succeeded');
  const ready = alive.filter((moment) => moment.ready).length;
  const newest = alive.filter(({ life }) => life.plan.revision === revision);
  const updatedReady = newest.filter((moment) => moment.ready).length;
  return {
    total: alive.length,
    ready,
    updated: newest.length,
    updatedReady,
    key: `${alive.length}/${ready}/${newest.length}/${updatedReady}`,
  };
}
