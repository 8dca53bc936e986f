const dayMs = 86_400_000;
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type Day = (typeof days)[number];

/** A span of the day in which nobody wants to hear of anything but the worst. */
export interface QuietHours {
  /** Minutes since midnight. An end before the start is on the next day. */
  from: number;
  to: number;
  /** The days it begins on. */
  days: readonly Day[];
  /** An IANA time zone. */
  timeZone: string;
}

/** `22:30` → minutes since midnight; undefined for anything else. */
export function parseTimeOfDay(text: string): number | undefined {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined;
}

/** Whether this runtime knows the time zone. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * The earliest moment at or after `at` that lies in none of the quiet hours. Unix milliseconds. Quiet hours that leave no
 * time free give `at` itself: silence for ever was never meant.
 */
export function afterQuiet(at: number, quiet: readonly QuietHours[]): number {
  let moment = at;
  for (let step = 0; step < 30; step += 1) {
    const ends = quiet.flatMap((hours) => endOf(moment, hours) ?? []);
    if (ends.length === 0) {
      return moment;
    }
    moment = Math.max(...ends);
  }
  return at;
}

/** When the quiet hours end in which `at` lies; undefined when it lies outside. */
function endOf(at: number, { from, to, days: wanted, timeZone }: QuietHours): number | undefined {
  const { minute, day, rest } = localTime(at, timeZone);
  const isOvernight = to <= from;
  const yesterday = days[(days.indexOf(day) + 6) % 7] ?? 'sun';
  const minuteMs = 60_000;
  if (wanted.includes(day) && minute >= from && (isOvernight || minute < to)) {
    return at - rest + (to - minute) * minuteMs + (isOvernight ? dayMs : 0);
  }
  if (isOvernight && wanted.includes(yesterday) && minute < to) {
    return at - rest + (to - minute) * minuteMs;
  }
  return undefined;
}

/** Minute of the day and day of the week there; `rest`: milliseconds into that minute. */
function localTime(at: number, timeZone: string): { minute: number; day: Day; rest: number } {
  const parts = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hour12: false, hourCycle: 'h23' },
    ...{ weekday: 'short', hour: '2-digit', minute: '2-digit' },
  }).formatToParts(at);
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  const day = days.find((name) => name === part('weekday').toLowerCase()) ?? 'sun';
  return { minute: Number(part('hour')) * 60 + Number(part('minute')), day, rest: at % 60_000 };
}
