import { compareCounts } from './compare-counts.ts';
import type { PodRow } from './pod-row.ts';
import type { ResourceRow } from './roll-up.ts';
import type { Spread } from './spread-queries.ts';
import { welchTest, type SampleMean } from './welch-test.ts';

export const comparedFigures = [
  'cpuAverage',
  'cpuMax',
  'memoryAverage',
  'memoryMax',
  'cpuRequest',
  'memoryRequest',
  'throttled',
  'restarts',
] as const;
export type ComparedFigure = (typeof comparedFigures)[number];

/**
 * How it was judged whether a change is more than chance. welch: t-test over the means of slices of both windows ·
 * poisson: exact test of two counts · threshold: by size alone, where there is nothing to test on (a peak is one value) ·
 * setting: not measured, so that any difference is one.
 */
export type ComparisonMethod = 'welch' | 'poisson' | 'threshold' | 'setting';

/** One figure of a row in both windows. Cores, bytes, a share (throttled) or a count (restarts). Undefined: unknown. */
export interface FigureChange {
  now?: number;
  before?: number;
  /** now − before. */
  difference?: number;
  /** difference / before; undefined where before is 0. */
  relative?: number;
  significance: 'significant' | 'insignificant' | 'unknown';
  /** Undefined where nothing could be judged. */
  method?: ComparisonMethod;
  /** Of a test: how likely so large a difference is when nothing changed. */
  probability?: number;
}

export interface ComparedRow {
  id: string;
  /** As in the table: of now, where it is there. */
  row: ResourceRow;
  /** The same row in the window compared with, where it is there. */
  before?: ResourceRow;
  /** new: only in this window · gone: only in the one compared with. */
  state: 'both' | 'new' | 'gone';
  figures: Record<ComparedFigure, FigureChange>;
  /** Something changed by more than chance, or it came or went. */
  isSignificant: boolean;
  /** The largest relative change of a figure, of the significant ones where there are any; undefined: none is known. */
  largest?: number;
}

/** One window: its rows, and what is needed to tell a change from chance. */
export interface ComparedSide {
  rows: readonly ResourceRow[];
  seconds: number;
  intervalSeconds: number;
  sliceSeconds: number;
  /** Absent: not asked, or it failed. Then averages are judged by their size. */
  spread?: Spread;
}

/** Significance level of the tests. */
const level = 0.05;
/** A tested difference smaller than this is of no use to anybody; an untested one must be larger. */
const least = { tested: 0.05, untested: 0.2, cores: 0.02, bytes: 4 * 2 ** 20, share: 0.05, restarts: 1 };

/**
 * Two analyses row by row, the largest significant change first, then what came and went, then the rest. Rows are paired
 * by their id; a figure unknown on either side stays unknown.
 */
export function compareAnalyses(now: ComparedSide, before: ComparedSide): ComparedRow[] {
  const earlier = new Map(before.rows.map((row) => [row.id, row]));
  const later = new Set(now.rows.map(({ id }) => id));
  const gone = before.rows.filter(({ id }) => !later.has(id));
  return [
    ...now.rows.map((row) => compareRow({ row, side: now }, { row: earlier.get(row.id), side: before })),
    ...gone.map((row) => compareRow({ side: now }, { row, side: before })),
  ].sort(byLargestChange);
}

interface Half {
  row?: ResourceRow;
  side: ComparedSide;
}

function compareRow(now: Half, before: Half): ComparedRow {
  const row = now.row ?? before.row;
  if (!row) {
    throw new Error('a row is in one of the windows');
  }
  const average = (part: 'cpu' | 'memory', floor: number) => {
    const probability = testAverages(now, before, part);
    return judge(now.row?.[part].average, before.row?.[part].average, floor, probability);
  };
  const peak = (part: 'cpu' | 'memory', floor: number) => judge(now.row?.[part].max, before.row?.[part].max, floor);
  const setting = (part: 'cpu' | 'memory') => judgeSetting(now.row?.[part].request, before.row?.[part].request);
  const figures: Record<ComparedFigure, FigureChange> = {
    cpuAverage: average('cpu', least.cores),
    cpuMax: peak('cpu', least.cores),
    memoryAverage: average('memory', least.bytes),
    memoryMax: peak('memory', least.bytes),
    cpuRequest: setting('cpu'),
    memoryRequest: setting('memory'),
    throttled: judge(now.row?.throttled, before.row?.throttled, least.share),
    restarts: judgeCounts(now, before),
  };
  const state = !before.row ? 'new' : !now.row ? 'gone' : 'both';
  const changes = Object.values(figures);
  const significant = changes.filter(({ significance }) => significance === 'significant');
  const sizes = (significant.length > 0 ? significant : changes).flatMap(sizeOf);
  return {
    ...{ id: row.id, row, before: before.row, state, figures },
    isSignificant: state !== 'both' || significant.length > 0,
    ...(sizes.length > 0 && { largest: Math.max(...sizes) }),
  };
}

/** From nothing to something is the largest change there is. */
function sizeOf({ relative, difference }: FigureChange): number[] {
  return relative !== undefined ? [Math.abs(relative)] : difference ? [Infinity] : [];
}

function difference(now: number | undefined, before: number | undefined): Omit<FigureChange, 'significance'> {
  if (now === undefined || before === undefined) {
    return { now, before };
  }
  const change = now - before;
  return { now, before, difference: change, ...(before !== 0 && { relative: change / before }) };
}

function judge(now: number | undefined, before: number | undefined, floor: number, probability?: number): FigureChange {
  const change = difference(now, before);
  if (change.difference === undefined) {
    return { ...change, significance: 'unknown' };
  }
  const needed = probability === undefined ? least.untested : least.tested;
  const isLarge = Math.abs(change.difference) >= floor && Math.abs(change.relative ?? Infinity) >= needed;
  return {
    ...change,
    significance: isLarge && (probability ?? 0) < level ? 'significant' : 'insignificant',
    ...(probability === undefined ? { method: 'threshold' as const } : { method: 'welch' as const, probability }),
  };
}

function judgeSetting(now: number | undefined, before: number | undefined): FigureChange {
  const change = difference(now, before);
  const isKnown = change.difference !== undefined;
  const isOther = isKnown && Math.abs(change.relative ?? change.difference ?? 0) > 0.001;
  return {
    ...change,
    significance: !isKnown ? 'unknown' : isOther ? 'significant' : 'insignificant',
    ...(isKnown && { method: 'setting' as const }),
  };
}

function judgeCounts(now: Half, before: Half): FigureChange {
  const change = difference(now.row?.restarts, before.row?.restarts);
  if (change.now === undefined || change.before === undefined || change.difference === undefined) {
    return { ...change, significance: 'unknown' };
  }
  const probability = compareCounts(change.now, now.side.seconds, change.before, before.side.seconds);
  const isLarge = Math.abs(change.difference) >= least.restarts;
  return {
    ...change,
    significance: isLarge && probability < level ? 'significant' : 'insignificant',
    ...{ method: 'poisson', probability },
  };
}

function testAverages(now: Half, before: Half, part: 'cpu' | 'memory'): number | undefined {
  const [a, b] = [meanOf(now, part), meanOf(before, part)];
  return a && b && welchTest(a, b);
}

/**
 * The mean of a row as its pods make it. Deviations of pods are added: exact where they rise and fall together, too large
 * else, so that chance is never taken for a change. Undefined where a pod's is not known.
 */
function meanOf({ row, side }: Half, part: 'cpu' | 'memory'): SampleMean | undefined {
  const average = row?.[part].average;
  if (!row || average === undefined || !side.spread) {
    return undefined;
  }
  const { spread, intervalSeconds, sliceSeconds } = side;
  const living = row.pods.filter(({ alive }) => alive);
  const counted = (living.length > 0 ? living : row.pods).filter((pod) => pod[part].average !== undefined);
  const deviations = counted.map((pod) => spread.get(podKey(pod))?.[part]);
  const sum = deviations.reduce<number | undefined>(
    (total, value) => (total === undefined || value === undefined ? undefined : total + value),
    0
  );
  const slices = (pod: PodRow) => Math.floor((pod.samples * intervalSeconds) / sliceSeconds) - 1;
  const count = Math.max(0, ...counted.map(slices));
  if (sum === undefined || count < 2) {
    return undefined;
  }
  // The answer divides by n; a sample's deviation divides by n − 1.
  const deviation = (sum / (living.length > 0 ? 1 : counted.length)) * Math.sqrt(count / (count - 1));
  return { mean: average, deviation, count };
}

function podKey({ namespace, pod }: PodRow): string {
  return `${namespace}/${pod}`;
}

function byLargestChange(a: ComparedRow, b: ComparedRow): number {
  const [left, right] = [a.largest ?? -1, b.largest ?? -1];
  // Two that came from nothing: infinite, without a difference.
  return rankOf(a) - rankOf(b) || (left === right ? 0 : right - left) || sizeOfRow(b) - sizeOfRow(a) || order(a, b);
}

function rankOf({ state, isSignificant }: ComparedRow): number {
  return state === 'both' ? (isSignificant ? 0 : 2) : 1;
}

function sizeOfRow({ row }: ComparedRow): number {
  return row.cpu.average ?? 0;
}

function order(a: ComparedRow, b: ComparedRow): number {
  return a.id < b.id ? -1 : 1;
}
