import type { LocalText } from '../../vocabulary/local-text.ts';
import type { WorkloadRef } from '../../vocabulary/workload-ref.ts';
import type { PercentileId } from '../plan-percentiles.ts';
import type { Policy } from '../policy.ts';
import type { NodeRow } from '../read-nodes.ts';
import type { ResourceRow } from '../roll-up.ts';
import type { ResourceWindow } from '../scope.ts';
import type { ResourceSummary } from '../summarise.ts';

/** A query of the run, as far as a report tells it. */
export interface ReportedQuery {
  title: LocalText;
  expr: string;
  /** Moment of evaluation, Unix milliseconds. */
  time: number;
  milliseconds?: number;
  series?: number;
  cached?: boolean;
  /** In the server's own words. */
  problem?: string;
}

/** What one workload should ask for. */
export interface ReportedAdvice {
  workload: WorkloadRef;
  /** One sentence each: the strategy and its arithmetic, what it saves or needs. */
  lines: readonly LocalText[];
  patch?: string;
}

/** An analysis as people hand it on: what was found, on what it rests, how it was asked. */
export interface ResourceReport {
  /** A name that people gave: of a test run. */
  name?: string;
  note?: string;
  /** Of the data source. */
  source: string;
  /** Empty: the data source holds one cluster without a name. */
  cluster: string;
  /** Empty: all. */
  namespaces: readonly string[];
  window: ResourceWindow;
  intervalSeconds: number;
  /** Seconds a peak is the mean of. */
  peakSeconds: number;
  /** As shown: filtered and sorted. */
  rows: readonly ResourceRow[];
  /** Those that the rows are told with; absent: none. */
  percentiles?: readonly PercentileId[];
  /** Rows before filters. */
  total: number;
  summary: ResourceSummary;
  nodes: readonly NodeRow[];
  policy: Policy;
  advice: readonly ReportedAdvice[];
  queries: readonly ReportedQuery[];
  warnings: readonly string[];
  /** Link that opens the same again. */
  link?: string;
}
