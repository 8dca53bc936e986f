import { findLinkedLine, formatLineLink, parseLineLink } from './line-link';
import { parseLog } from './parse-log';

const time = '2025-11-21T09:58:01.5Z';

it.each([
  ['', { number: 0, time: '' }],
  ['15', { number: 15, time: '' }],
  [`15@${time}`, { number: 15, time }],
  ['x', { number: 0, time: '' }],
  ['-3', { number: 0, time: '' }],
  [`@${time}`, { number: 0, time: '' }],
  ['99999999999999999999', { number: 0, time: '' }],
])('reads “%s”', (text, link) => {
  expect(parseLineLink(text)).toEqual(link);
});

it.each(['', '15', `15@${time}`])('writes “%s” as it was read', (text) => {
  expect(formatLineLink(parseLineLink(text))).toBe(text);
});

it.each([
  ['no line', { number: 0, time: '' }, { number: 0, isGone: false }],
  ['a number alone', { number: 3, time: '' }, { number: 3, isGone: false }],
  ['a number beyond the end', { number: 9, time: '' }, { number: 9, isGone: false }],
  ['number and time', { number: 2, time }, { number: 2, isGone: false }],
  ['a line that moved', { number: 1, time }, { number: 2, isGone: false }],
  ['a line of another log', { number: 2, time: '2025-11-20T00:00:00Z' }, { number: 0, isGone: true }],
])('finds %s', (_, link, found) => {
  const lines = parseLog(`2025-11-21T09:58:00Z a\n${time} b\n2025-11-21T09:58:02Z c\n`);
  expect(findLinkedLine(lines, link)).toEqual(found);
});
