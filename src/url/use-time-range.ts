import { useCallback, useMemo, useState } from 'react';
import { dateTime, getTimeZone, type RawTimeRange, type TimeRange } from '@grafana/data';
import type { TimeZone } from '@grafana/schema';
import { locationService } from '@grafana/runtime';
import { formatTime, inZone, parseTime } from './time-text';
import { resolveRange } from './resolve-range';
import { useGrafanaLocation } from './use-grafana-location';

export interface TimeRangeState {
  /** Resolved when it was set or last refreshed. */
  range: TimeRange;
  /** Unix milliseconds. */
  from: number;
  to: number;
  /** True when it ends now: what happens next belongs to it. */
  endsNow: boolean;
  timeZone: TimeZone;
  setRange(raw: RawTimeRange): void;
  /** Unix milliseconds, as charts give a zoom. */
  setAbsolute(from: number, to: number): void;
  setTimeZone(timeZone: TimeZone): void;
  /** Resolves a relative range anew. */
  refresh(): void;
}

/** The page's time range, in the URL as `from`, `to` and `timezone`, as everywhere in Grafana. */
export function useTimeRange(fallback: { from: string; to: string } = { from: 'now-6h', to: 'now' }): TimeRangeState {
  const { search } = useGrafanaLocation();
  const [refreshedAt, setRefreshedAt] = useState(() => Date.now());
  const parameters = useMemo(() => new URLSearchParams(search), [search]);
  const fromText = parameters.get('from') ?? fallback.from;
  const toText = parameters.get('to') ?? fallback.to;
  const timeZone = parameters.get('timezone') || getTimeZone();

  const range = useMemo(() => {
    const raw = {
      from: inZone(parseTime(fromText) ?? fallback.from, timeZone),
      to: inZone(parseTime(toText) ?? fallback.to, timeZone),
    };
    return resolveRange(raw, timeZone, refreshedAt);
  }, [fromText, toText, timeZone, fallback.from, fallback.to, refreshedAt]);

  const setRange = useCallback((raw: RawTimeRange) => {
    locationService.partial({ from: formatTime(raw.from), to: formatTime(raw.to) });
  }, []);
  const setAbsolute = useCallback(
    (from: number, to: number) => setRange({ from: dateTime(from), to: dateTime(to) }),
    [setRange]
  );
  const setTimeZone = useCallback((zone: TimeZone) => locationService.partial({ timezone: zone }), []);
  const refresh = useCallback(() => setRefreshedAt(Date.now()), []);

  return useMemo(
    () => ({
      range,
      from: range.from.valueOf(),
      to: range.to.valueOf(),
      endsNow: range.raw.to === 'now',
      timeZone,
      setRange,
      setAbsolute,
      setTimeZone,
      refresh,
    }),
    [range, timeZone, setRange, setAbsolute, setTimeZone, refresh]
  );
}
