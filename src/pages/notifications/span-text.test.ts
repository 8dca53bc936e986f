import { spanText } from './span-text';

it.each([
  [0, '0 ms'],
  [340.4, '340 ms'],
  [1000, '1 s'],
  [2440, '2.4 s'],
  [59_960, '1 min'],
  [180_000, '3 min'],
])('%d ms is %s', (milliseconds, text) => {
  expect(spanText(milliseconds)).toBe(text);
});
