import { dateTime } from '@grafana/data';
import { formatTime, parseTime } from './time-text';

describe('parseTime', () => {
  it.each([
    ['now', 'now'],
    ['now-6h', 'now-6h'],
    ['now/d', 'now/d'],
  ])('keeps the relative time %s', (text, expected) => {
    expect(parseTime(text)).toBe(expected);
  });

  it.each([
    ['1763719200000', 1_763_719_200_000],
    ['2025-11-21T10:00:00.000Z', 1_763_719_200_000],
    ['2025-11-21', Date.UTC(2025, 10, 21)],
    ['20251121', Date.UTC(2025, 10, 21)],
    ['20251121T100000', 1_763_719_200_000],
  ])('reads %s', (text, expected) => {
    expect(parseTime(text)?.valueOf()).toBe(expected);
  });

  it.each([[null], [''], ['yesterday'], ['now-nonsense'], ['20259999'], ['<script>']])('refuses %p', (text) => {
    expect(parseTime(text)).toBeUndefined();
  });

  it.each(['now-15m', '2025-11-21T10:00:00.123Z'])('is the inverse of formatTime for %s', (text) => {
    const time = parseTime(text);
    expect(time && formatTime(time)).toBe(text);
  });

  it('writes moments in UTC', () => {
    expect(formatTime(dateTime(1_763_719_200_000))).toBe('2025-11-21T10:00:00.000Z');
  });
});
