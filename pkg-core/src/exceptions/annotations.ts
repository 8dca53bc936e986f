import type { LocalText } from '../vocabulary/local-text.ts';

/** What the annotations of one object ask for. */
export interface Asked {
  /** Until when its troubles are left out, Unix milliseconds; infinite: for good; 0: they count, whatever owners say. */
  mutedUntil?: number;
  /** How long it may take to start. Milliseconds. */
  startupGrace?: number;
  /** Reasons that are left out. */
  ignored?: ReadonlySet<string>;
}

export interface InvalidAnnotation {
  annotation: string;
  value: string;
  /** What may be written there instead. */
  accepted: LocalText;
}

interface Annotation {
  accepted: LocalText;
  /** Undefined when the value can not be read. */
  read(value: string): Asked | undefined;
}

const mute = 'vigil.io/mute';
const startupGrace = 'vigil.io/startup-grace';
const ignore = 'vigil.io/ignore';

/** Every annotation of detection. For one more: one entry. */
const known: Readonly<Record<string, Annotation>> = {
  [mute]: {
    accepted: {
      en: '"true", "false", or the moment it ends, as in 2026-03-01T18:00:00Z',
      zh: '"true"、"false"，或结束时刻，如 2026-03-01T18:00:00Z',
    },
    read: (value) => {
      const until = value === 'true' ? Number.POSITIVE_INFINITY : value === 'false' ? 0 : momentOf(value);
      return until === undefined ? undefined : { mutedUntil: until };
    },
  },
  [startupGrace]: {
    accepted: { en: 'a duration up to 24h, as in 90s, 10m or 1h', zh: '不超过 24h 的时长，如 90s、10m 或 1h' },
    read: (value) => {
      const duration = durationOf(value);
      return duration === undefined ? undefined : { startupGrace: duration };
    },
  },
  [ignore]: {
    accepted: {
      en: 'reasons separated by commas, as in Error,ReadinessFailing',
      zh: '以逗号分隔的原因，如 Error,ReadinessFailing',
    },
    read: (value) => {
      const reasons = value.split(',').map((reason) => reason.trim());
      return reasons.every((reason) => /^[a-z][\w ./-]*$/i.test(reason)) ? { ignored: new Set(reasons) } : undefined;
    },
  },
};

const nothing: Asked = {};

/** What an object's annotations ask for. What can not be read is left out here, and told by {@link invalidAnnotations}. */
export function readAnnotations(annotations: Readonly<Record<string, string>>): Asked {
  let asked = nothing;
  for (const [name, value] of Object.entries(annotations)) {
    const part = entryOf(name)?.read(value.trim());
    asked = part ? { ...asked, ...part } : asked;
  }
  return asked;
}

export function invalidAnnotations(annotations: Readonly<Record<string, string>>): InvalidAnnotation[] {
  return Object.entries(annotations).flatMap(([annotation, value]) => {
    const entry = entryOf(annotation);
    return entry && entry.read(value.trim()) === undefined ? [{ annotation, value, accepted: entry.accepted }] : [];
  });
}

function entryOf(name: string): Annotation | undefined {
  return Object.hasOwn(known, name) ? known[name] : undefined;
}

const unit: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000 };
const day = 24 * 3_600_000;

function durationOf(value: string): number | undefined {
  const match = /^(\d{1,6})([smh])$/.exec(value);
  const duration = match ? Number(match[1]) * (unit[match[2] ?? ''] ?? Number.NaN) : Number.NaN;
  return duration <= day ? duration : undefined;
}

/** RFC 3339; a date without a zone could mean several moments and is refused. */
function momentOf(value: string): number | undefined {
  const isMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i.test(value);
  const moment = isMoment ? Date.parse(value) : Number.NaN;
  return Number.isFinite(moment) ? moment : undefined;
}
