import { auditMetrics } from './audit-metrics.ts';
import type { PastFinding } from './compare-audits.ts';

/** One look at a finding: 1 it is there, 0 it is not; a look without an answer is left out. `at`: Unix milliseconds. */
export interface PresencePoint {
  at: number;
  value: number;
}

/** Since when a finding has been there. `isCertain` false: longer, the history begins with it. */
export interface Presence {
  since: number;
  isCertain: boolean;
}

/** 1 while the finding of an API check is there, 0 while its check is decided without it, nothing without history. */
export function presenceQuery({ cluster, check, subject }: PastFinding): string {
  const { finding, status } = auditMetrics;
  const of = `cluster=${JSON.stringify(cluster)},check=${JSON.stringify(check)}`;
  const named = `${of},workload_kind=${JSON.stringify(subject.kind)},workload=${JSON.stringify(subject.name)}`;
  const within =
    subject.namespace === ''
      ? `${finding.name}{${named}}`
      : ['namespace', 'exported_namespace']
          .map((label) => `${finding.name}{${named},${label}=${JSON.stringify(subject.namespace)}}`)
          .join(' or ');
  return `max(${within}) or 0 * max(${status.name}{${of},status!="unknown"})`;
}

/**
 * The begin of the run of looks that found it and that reaches the last one; a look without an answer does not end a
 * run. Null when the last look did not find it, or there was none. Points in the order of time.
 */
export function presenceOf(points: readonly PresencePoint[]): Presence | null {
  const last = points.at(-1);
  if (last?.value !== 1) {
    return null;
  }
  const absent = points.findLastIndex(({ value }) => value !== 1);
  const first = points[absent + 1] ?? last;
  return { since: first.at, isCertain: absent >= 0 };
}
