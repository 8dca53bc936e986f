import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultPolicy, parsePolicy } from './policy.ts';

test('nothing said: the defaults', () => {
  for (const value of [undefined, null, {}]) {
    assert.deepEqual(parsePolicy(value), { policy: defaultPolicy, problems: [] });
  }
});

test('what is said is kept, the rest has its default', () => {
  const prices = { currency: 'CNY', perCoreHour: 0.2 };
  assert.deepEqual(parsePolicy({ oomRisk: 0.8, cpuStrategy: 'percentile', prices }), {
    policy: { ...defaultPolicy, oomRisk: 0.8, cpuStrategy: 'percentile', prices },
    problems: [],
  });
});

const wrong: Array<[value: unknown, path: string, en: RegExp]> = [
  [7, '', /^must be an object of settings/],
  [{ oomRisk: '90 %' }, 'oomRisk', /^oomRisk: must be a number/],
  [{ oomRisk: NaN }, 'oomRisk', /must be a number/],
  [{ oomRisk: 90 }, 'oomRisk', /at most 1\./],
  [{ throttled: 0 }, 'throttled', /more than 0/],
  [{ headRoom: -0.1 }, 'headRoom', /at least 0/],
  [{ fewSamples: 1.5 }, 'fewSamples', /whole number/],
  [{ oomrisk: 0.8 }, '', /no setting oomrisk/],
  [{ cpuStrategy: 'p95' }, 'cpuStrategy', /one of average-and-peak, percentile, peak/],
  [{ prices: { currency: ' ' } }, 'prices.currency', /must not be empty/],
  [{ prices: { currency: 'US dollars' } }, 'prices.currency', /at most 8 characters/],
  [{ prices: { perCoreHour: 1 } }, 'prices.currency', /must be a text/],
  [{ fewSamples: 200 }, 'fewSamples', /must not be more than enoughSamples \(100\)/],
];
for (const [value, path, en] of wrong) {
  test(`refused: ${JSON.stringify(value)}`, () => {
    const { problems, ...rest } = parsePolicy(value);
    assert.deepEqual(rest, {});
    assert.deepEqual([problems.length, problems[0]?.path], [1, path]);
    assert.match(problems[0]?.text.en ?? '', en);
    assert.notEqual(problems[0]?.text.zh, problems[0]?.text.en);
  });
}
