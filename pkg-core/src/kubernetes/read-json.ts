/** An object of unknown shape, as it came over the wire. */
export type Json = Readonly<Record<string, unknown>>;

/** The value as an object; an empty one when it is anything else. */
export function asObject(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

/** The value as a list of objects; empty when it is no list. Items that are no objects become empty objects. */
export function asObjects(value: unknown): Json[] {
  return Array.isArray(value) ? value.map(asObject) : [];
}

/** The strings of a list; everything else is left out. */
export function asTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

export function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Null for an empty string too: Kubernetes does not tell the two apart. */
export function asTextOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

export function asNumberOrNull(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** For fields that Kubernetes leaves out when they have their default value. */
export function asNumber(value: unknown, byDefault: number): number {
  return asNumberOrNull(value) ?? byDefault;
}

/** One of the allowed words, else the default. */
export function asOneOf<Word extends string>(value: unknown, words: readonly Word[], byDefault: Word): Word {
  return words.find((word) => word === value) ?? byDefault;
}

/** RFC 3339 to Unix milliseconds; null when missing, unreadable or Go's zero time. */
export function asMoment(value: unknown): number | null {
  const moment = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isFinite(moment) && moment > 0 ? moment : null;
}

/** The entries whose value is a string. */
export function asTextMap(value: unknown): Record<string, string> {
  const texts: Record<string, string> = {};
  const object = asObject(value);
  for (const key in object) {
    const text = object[key];
    if (typeof text === 'string') {
      texts[key] = text;
    }
  }
  return texts;
}
