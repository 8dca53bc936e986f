import { durationText } from './duration-text';

it.each([
  [-5, '1 sec', '1秒'],
  [59_400, '59 sec', '59秒'],
  [3 * 60_000, '3 min', '3分钟'],
  [26 * 3_600_000, '1 day', '1天'],
])('%d ms', (milliseconds, en, zh) => {
  expect(durationText(milliseconds, 'en')).toBe(en);
  expect(durationText(milliseconds, 'zh').replace(/\s/g, '')).toBe(zh);
});
