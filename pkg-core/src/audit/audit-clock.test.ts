import assert from 'node:assert/strict';
import { it } from 'node:test';
import { AuditClock } from './audit-clock.ts';
import { day, hour, minute } from './duration.ts';

const now = Date.UTC(2026, 10, 20, 10);

const passing: Array<[since: number, duration: number, passed: boolean, until: number]> = [
  [now - hour, hour, true, Infinity],
  [now - hour + 1, hour, false, now + 1],
  [now, 5 * minute, false, now + 5 * minute],
  [now + day, hour, false, now + day + hour],
  [NaN, hour, false, -Infinity],
];
for (const [since, duration, passed, until] of passing) {
  it(`${duration} ms since now - ${now - since}: ${passed}, until ${until}`, () => {
    const clock = new AuditClock(now);
    assert.equal(clock.passed(since, duration), passed);
    assert.equal(clock.validUntil, until);
  });
}

const ages: Array<[past: number, words: string, left: number]> = [
  [0, '0 min', minute],
  [90_500, '1 min', 29_500],
  [119 * minute, '119 min', minute],
  [2 * hour, '2 h', hour],
  [47.5 * hour, '47 h', hour / 2],
  [2 * day, '2 d', day],
];
for (const [past, words, left] of ages) {
  it(`${words} stays true for ${left} ms`, () => {
    const clock = new AuditClock(now);
    assert.equal(clock.age(now - past), words);
    assert.equal(clock.validUntil, now + left);
    assert.equal(new AuditClock(now + left - 1).age(now - past), words);
    assert.notEqual(new AuditClock(now + left).age(now - past), words);
  });
}

it('keeps the first of several moments', () => {
  const clock = new AuditClock(now);
  clock.passed(now, day);
  clock.passed(now, minute);
  clock.age(now - 3 * day);
  assert.equal(clock.validUntil, now + minute);
});
