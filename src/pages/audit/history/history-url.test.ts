import { compareField, momentOf } from './history-url';

it.each([
  ['6h', '6h'],
  ['2026-11-21T04:00:00.000Z', Date.UTC(2026, 10, 21, 4)],
  ['2026-11-21T05:00:00+01:00', Date.UTC(2026, 10, 21, 4)],
  ['2h', null],
  ['2026-11-21', null],
  ['2026-99-99T00:00:00Z', null],
  ['', null],
  [null, null],
])('reads %s', (text, expected) => {
  expect(compareField.parse(text)).toBe(expected);
  expect(compareField.parse(compareField.format(compareField.parse(text)) ?? null)).toBe(expected);
});

it('counts distances from the end of the range', () => {
  expect(momentOf('1h', 7_200_000)).toBe(3_600_000);
  expect(momentOf(5, 7_200_000)).toBe(5);
  expect(momentOf(null, 7_200_000)).toBeUndefined();
});
