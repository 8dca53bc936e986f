import type { PodRow } from '@vigil/core/resources/pod-row';
import { quantile } from '../figures/quantile.ts';
import { round } from '../figures/round.ts';
import type { PodTruth } from './truth.ts';

/** Rows against raw samples. */
export interface Exactness {
  /** Pods in the raw samples, and how many of them have no row. */
  pods: number;
  missing: number;
  /** Shares of pods whose peak is that of the samples. */
  cpuMaxExact: number | null;
  memoryMaxExact: number | null;
  /** 99th percentile of the relative error, pods with ten minutes of samples or more. */
  cpuAverageP99: number | null;
  memoryAverageP99: number | null;
}

/** Exact: but for the rounding of numbers that a server adds and divides. */
const rounding = 1e-4;
const tenMinutes = 600;

export function exactness(truth: ReadonlyMap<string, PodTruth>, rows: readonly PodRow[]): Exactness {
  const byPod = new Map(rows.map((row) => [`${row.namespace}/${row.pod}`, row]));
  // Of one sample nobody can say a rate.
  const judged = [...truth].filter(([, { samples, seconds }]) => samples > 1 && seconds > 0);
  const share = (figure: (row: PodRow) => number | undefined, wanted: (pod: PodTruth) => number) => {
    const exact = judged.filter(([key, pod]) => {
      const row = byPod.get(key);
      return row !== undefined && error(figure(row), wanted(pod)) <= rounding;
    });
    return round(exact.length / judged.length, 4);
  };
  const p99 = (figure: (row: PodRow) => number | undefined, wanted: (pod: PodTruth) => number) => {
    const old = judged.filter(([, { seconds }]) => seconds >= tenMinutes);
    return round(
      quantile(
        old.map(([key, pod]) => {
          const row = byPod.get(key);
          return row ? error(figure(row), wanted(pod)) : 1;
        }),
        0.99
      ),
      5
    );
  };
  return {
    pods: judged.length,
    missing: judged.filter(([key]) => !byPod.has(key)).length,
    cpuMaxExact: share(
      ({ cpu }) => cpu.max,
      ({ cpuMax }) => cpuMax
    ),
    memoryMaxExact: share(
      ({ memory }) => memory.max,
      ({ memoryMax }) => memoryMax
    ),
    cpuAverageP99: p99(
      ({ cpu }) => cpu.average,
      ({ cpuSeconds, seconds }) => cpuSeconds / seconds
    ),
    memoryAverageP99: p99(
      ({ memory }) => memory.average,
      ({ memorySum, samples }) => memorySum / samples
    ),
  };
}

function error(found: number | undefined, wanted: number): number {
  return found === undefined ? 1 : Math.abs(found - wanted) / Math.max(Math.abs(wanted), 1e-9);
}
