import { severities, type Severity } from '@vigil/core/vocabulary/severity';

/** A severity as a number that sorts: the most urgent is the greatest. */
export function urgencyOf(severity: Severity): number {
  return severities.length - severities.indexOf(severity);
}

/** The inverse of {@link urgencyOf}. */
export function severityOf(urgency: number): Severity {
  return severities[severities.length - urgency] ?? 'info';
}
