import React from 'react';
import { dateTimeFormat, getTimeZone } from '@grafana/data';
import { relativeTimeText } from './relative-time-text';
import { useNow } from './use-now';

export interface RelativeTimeProps {
  /** Unix milliseconds. */
  at: number;
  timeZone?: string;
  /** There is little room. */
  narrow?: boolean;
}

/** How long ago, with the exact time and its zone on hover. */
export function RelativeTime({ at, timeZone = getTimeZone(), narrow = false }: RelativeTimeProps) {
  const now = useNow();
  return (
    <time dateTime={new Date(at).toISOString()} title={exactTime(at, timeZone)}>
      {relativeTimeText(Math.min(at, now), now, undefined, narrow)}
    </time>
  );
}

/** `2026-11-21 10:02:03.456 UTC`, in the user's zone. */
export function exactTime(at: number, timeZone: string = getTimeZone()): string {
  return dateTimeFormat(at, { timeZone, format: 'YYYY-MM-DD HH:mm:ss.SSS z' }).trim();
}
