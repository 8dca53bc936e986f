import type { Evidence } from '../vocabulary/finding.ts';
import type { LocalText } from '../vocabulary/local-text.ts';
import type { WorkloadRef } from '../vocabulary/workload-ref.ts';
import type { Hazard } from './check.ts';
import { type Excerpt, yamlExcerpt } from './yaml-excerpt.ts';

/** A hazard with its figures and, where the API told it, the fields that decided it. */
export function hazardOf(
  subject: WorkloadRef,
  summary: LocalText,
  figures: Evidence['figures'],
  excerpt: Excerpt = null,
  more: Pick<Hazard, 'node' | 'severity'> = {}
): Hazard {
  return {
    ...more,
    subject,
    summary,
    evidence: { figures, query: null, excerpt: excerpt === null ? null : yamlExcerpt(excerpt) },
  };
}
