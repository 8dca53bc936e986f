import type { WorkloadRef } from '../vocabulary/workload-ref.ts';
import type { AuditScope, Sample } from './check.ts';
import { labels, select } from './scope-selector.ts';

/** One number: how many subjects, told apart by these labels, a metric has series of. Checks that share it ask it once. */
export function countSubjects(scope: AuditScope, metric: string, by: string[], ...matchers: string[]): string {
  return `count(count by (${labels(scope, ...by)}) (${select(scope, metric, ...matchers)}))`;
}

/** The object that a sample names by its namespace and one more label. */
export function sampleRef(kind: string, { labels: found }: Sample, name: string): WorkloadRef {
  return { kind, namespace: found['namespace'] ?? '', name: found[name] ?? '' };
}
