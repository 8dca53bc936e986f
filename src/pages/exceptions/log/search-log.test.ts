import { lineParts } from './line-parts';
import { findErrorLine } from './find-error-line';
import { parseLog } from './parse-log';
import { matchFrom, mostMatches, searchLog } from './search-log';

const esc = String.fromCharCode(27);

it('finds every place whatever its case, and none for nothing', () => {
  const lines = parseLog('one Error error\ntwo\nERROR three');
  expect(searchLog(lines, 'error')).toEqual([
    { line: 0, start: 4, end: 9 },
    { line: 0, start: 10, end: 15 },
    { line: 2, start: 0, end: 5 },
  ]);
  expect(searchLog(lines, ' ')).toEqual([]);
});

it.each(['(', 'a.c', '[x', '$', '\\', 'a|b', 'ß', '💥'])('takes %s for what it is', (text) => {
  expect(searchLog(parseLog(`abc\n> ${text} <`), text)).toEqual([{ line: 1, start: 2, end: 2 + text.length }]);
});

it('stops counting somewhere', () => {
  expect(searchLog(parseLog('aaaaaaaaaa\n'.repeat(2000)), 'a')).toHaveLength(mostMatches);
});

it('starts at what is seen, else at the top', () => {
  const matches = searchLog(parseLog('a\nb\na\nb'), 'a');
  expect([0, 1, 2, 3].map((line) => matchFrom(matches, line))).toEqual([0, 1, 1, 0]);
});

it('finds matches across colours', () => {
  const [line] = parseLog(`${esc}[31mpa${esc}[1mnic${esc}[0m: nil`);
  const [match] = searchLog([line!], 'panic');
  expect(lineParts(line!.text, line!.spans, [{ ...match!, current: true }], 100)).toEqual([
    { text: 'pa', style: { color: '#cd0000' }, match: 'current' },
    { text: 'nic', style: { color: '#cd0000', bold: true }, match: 'current' },
    { text: ': nil', style: undefined, match: undefined },
  ]);
});

it('cuts what is too long, and what is styled with it', () => {
  const spans = [{ start: 2, end: 9, style: { bold: true } as const }];
  expect(lineParts('abcdefghij', spans, [{ start: 1, end: 3, current: false }], 4)).toEqual([
    { text: 'a', style: undefined, match: undefined },
    { text: 'b', style: undefined, match: 'other' },
    { text: 'c', style: { bold: true }, match: 'other' },
    { text: 'd', style: { bold: true }, match: undefined },
  ]);
  expect(lineParts('', [], [], 4)).toEqual([]);
});

it.each([
  ['the last line that says it', 'fatal: oom\nfatal: oom\nbye', 'fatal: oom', 2],
  ['a line that was cut', 'Error: a very long story', 'Error: a very', 1],
  ['an indented line', 'x\n  Error: y', 'Error: y', 2],
  ['a line with colours', `x\n${esc}[31mError${esc}[0m: y`, `${esc}[31mError${esc}[0m: y`, 2],
  ['a line that only holds it', 'app | Error: y', 'Error: y', 1],
  ['none in another log', 'all well', 'Error: y', 0],
  ['none without an error', 'all well', '', 0],
])('error line: %s', (_, log, errorLine, number) => {
  expect(findErrorLine(parseLog(log), errorLine)).toBe(number);
});
