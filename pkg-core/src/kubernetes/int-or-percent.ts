import type { IntOrPercent } from './objects.ts';

/** An absolute number, or a percentage, as the API gives it; null when it is neither. */
export function asIntOrPercent(value: unknown): IntOrPercent | null {
  if (typeof value === 'number' && Number.isFinite(value)) {
    return value;
  }
  return typeof value === 'string' && /^\d+%?$/.test(value) ? (value.endsWith('%') ? value : Number(value)) : null;
}

/**
 * How many of `total` it means. Kubernetes rounds up for `maxSurge` and for disruption budgets, down for
 * `maxUnavailable` of a rolling update. Undefined when it is no number and no percentage.
 */
export function resolveIntOrPercent(value: IntOrPercent, total: number, rounding: 'up' | 'down'): number | undefined {
  const known = asIntOrPercent(value);
  if (known === null || typeof known === 'number') {
    return known ?? undefined;
  }
  const share = (Number(known.slice(0, -1)) * total) / 100;
  return rounding === 'up' ? Math.ceil(share) : Math.floor(share);
}
