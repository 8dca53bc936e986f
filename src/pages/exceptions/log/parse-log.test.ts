import { parseLog } from './parse-log';
import { isTelling } from '@vigil/core/exceptions/telling-line';
import { searchLog } from './search-log';

it('separates time and text', () => {
  expect(parseLog('2025-11-21T09:58:00.123456789Z starting\n2025-11-21T09:58:01+01:00 \n')).toEqual([
    { number: 1, time: '2025-11-21T09:58:00.123456789Z', text: 'starting' },
    { number: 2, time: '2025-11-21T09:58:01+01:00', text: '' },
  ]);
});

it('keeps lines without a time, and drops colours', () => {
  const escape = String.fromCharCode(27);
  expect(parseLog(`${escape}[31mpanic${escape}[0m: nil\r\n\nend`)).toEqual([
    { number: 1, time: '', text: 'panic: nil' },
    { number: 2, time: '', text: '' },
    { number: 3, time: '', text: 'end' },
  ]);
});

it('has no line for an empty log', () => {
  expect(parseLog('')).toEqual([]);
});

it('finds lines whatever their case, and none for nothing', () => {
  const lines = parseLog('one Error\ntwo\nERROR three');
  expect(searchLog(lines, 'error')).toEqual([0, 2]);
  expect(searchLog(lines, ' ')).toEqual([]);
});

it.each([
  ['panic: assignment to entry in nil map', true],
  ['Caused by: java.io.IOException', true],
  ['E1121 10:00:00.000000 1 main.go:12] failed', true],
  ['level=info msg="mirrored terror"', false],
  ['GET /healthz 200', false],
])('%s: telling %p', (text, telling) => {
  expect(isTelling(text)).toBe(telling);
});
