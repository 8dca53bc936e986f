import { z } from 'zod';

/** Most to least urgent. The order is the sort order everywhere. */
export const severities = ['critical', 'high', 'medium', 'low', 'info'] as const;

export const Severity = z.enum(severities);
export type Severity = z.infer<typeof Severity>;

/** Negative when `a` is more urgent than `b`, as `Array.prototype.sort` wants it. */
export function compareSeverity(a: Severity, b: Severity): number {
  return severities.indexOf(a) - severities.indexOf(b);
}
