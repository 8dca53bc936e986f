const dayMs = 86_400_000;

/**
 * When an exemption ends, as an annotation says it. Unix milliseconds; null: `never`; undefined: it can not be read. A day
 * counts to its end in UTC; a moment must name its zone.
 */
export function readExemptionEnd(text: string): number | null | undefined {
  if (text === 'never') {
    return null;
  }
  if (/^\d{4}-\d\d-\d\d$/.test(text)) {
    const day = Date.parse(`${text}T00:00:00Z`);
    // JavaScript rolls 31 February over into March.
    return Number.isFinite(day) && new Date(day).toISOString().startsWith(text) ? day + dayMs : undefined;
  }
  const isMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text);
  const moment = isMoment ? Date.parse(text) : Number.NaN;
  return Number.isFinite(moment) ? moment : undefined;
}
