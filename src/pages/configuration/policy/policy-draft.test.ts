import { policyOf, policyText, policyTexts } from './policy-draft';

it('writes shares in per cent and bytes in MiB, and reads them back', () => {
  const stored = {
    oomRisk: 0.85,
    minBytes: 64 * 2 ** 20,
    cpuStrategy: 'peak',
    prices: { currency: 'CNY', perCoreHour: 0.2 },
  };
  const texts = policyTexts(stored);
  expect(texts).toEqual({
    oomRisk: '85',
    minBytes: '64',
    cpuStrategy: 'peak',
    'prices.currency': 'CNY',
    'prices.perCoreHour': '0.2',
  });
  expect(policyOf(texts)).toEqual({ value: stored, problems: [] });
});

it('stores nothing of what is as by default', () => {
  expect(policyOf({})).toEqual({ problems: [] });
  expect(policyOf({ oomRisk: '90', throttled: ' ' })).toEqual({ problems: [] });
  expect(policyText({ oomRisk: '90', headRoom: '20' })).toBe('headRoom = 20');
});

it.each([
  [{ oomRisk: 'much' }, 'oomRisk'],
  [{ oomRisk: '120' }, 'oomRisk'],
  [{ 'prices.perCoreHour': '1' }, 'prices.currency'],
])('names what is wrong with %j', (texts, path) => {
  expect(policyOf(texts).problems.map((problem) => problem.path)).toContain(path);
});

it('shows nothing of what is no policy', () => {
  expect(policyTexts(undefined)).toEqual({});
});
