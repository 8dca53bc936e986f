import type { ResourceRow } from '@vigil/core/resources/roll-up';

/** A row whose line can be drawn: the pods that add up to it. */
export interface SparkWish {
  id: string;
  pods: ReadonlyArray<{ namespace: string; pod: string }>;
}

/** A query names at most this many pods: a longer one some servers refuse. */
export const mostPods = 250;
/** Points of a line: more than its pixels can show would be wasted. */
export const points = 40;

/** Rows with more pods than one query may name have no little line: opening them shows the sum. */
export function canSpark(row: ResourceRow): boolean {
  return row.pods.length <= mostPods;
}

/** As few queries as can be: each about several rows, none about too many pods. */
export function batchesOf(wishes: readonly SparkWish[]): SparkWish[][] {
  const batches: SparkWish[][] = [];
  let room = 0;
  for (const wish of wishes) {
    const last = batches.at(-1);
    if (last && wish.pods.length <= room) {
      last.push(wish);
      room -= wish.pods.length;
    } else {
      batches.push([wish]);
      room = mostPods - wish.pods.length;
    }
  }
  return batches;
}

/** Seconds between two points, never finer than a scrape. */
export function sparkStep(window: { from: number; to: number }, scrapeSeconds: number): number {
  return Math.max(scrapeSeconds, Math.ceil((window.to - window.from) / 1000 / points));
}

export interface PodSeries {
  namespace: string;
  pod: string;
  /** Unix milliseconds, and cores or bytes at each; NaN: no sample. */
  times: readonly number[];
  values: readonly number[];
}

/** The sum of a row's pods at each step (seconds) of the window; undefined where none has a sample: a gap, not zero. */
export function addUp(
  wish: SparkWish,
  series: ReadonlyMap<string, PodSeries>,
  window: { from: number; to: number },
  step: number
): Array<number | undefined> {
  const slots = Math.max(1, Math.round((window.to - window.from) / 1000 / step)) + 1;
  const sums = new Array<number | undefined>(slots).fill(undefined);
  for (const { namespace, pod } of wish.pods) {
    const found = series.get(`${namespace}/${pod}`);
    found?.times.forEach((time, index) => {
      const value = found.values[index];
      // Data sources begin at a multiple of the step, a little before the window or after.
      const at = Math.round((time - window.from) / 1000 / step);
      if (value !== undefined && Number.isFinite(value) && at >= 0 && at < slots) {
        sums[at] = (sums[at] ?? 0) + value;
      }
    });
  }
  return sums;
}
