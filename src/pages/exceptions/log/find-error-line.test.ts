import { findErrorLine } from './find-error-line';
import { parseLog } from './parse-log';

const esc = String.fromCharCode(27);

it.each([
  ['the last of several', 'TypeError: x\nINFO a\nTypeError: x\n', 'TypeError: x', 3],
  [
    'a line in colours',
    `${esc}[1;31mERROR${esc}[0m (a): ${esc}[31mTypeError: x 'y'${esc}[0m\n`,
    "ERROR (a): TypeError: x 'y'",
    1,
  ],
  ['one that was cut', 'INFO a\nTypeError: x of y\n', 'TypeError: x', 2],
  ['none that is not there', 'INFO a\n', 'TypeError: x', 0],
  ['none when there is none', 'INFO a\n', '', 0],
])('finds %s', (_, text, errorLine, number) => {
  expect(findErrorLine(parseLog(text), errorLine)).toBe(number);
});
