import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseQuantity } from './quantity.ts';

describe('parseQuantity', () => {
  const known: Array<[unknown, number]> = [
    ['1', 1],
    ['100m', 0.1],
    ['1500m', 1.5],
    ['0.5', 0.5],
    ['.5', 0.5],
    ['5.', 5],
    ['+2', 2],
    ['-1', -1],
    ['64Ki', 65_536],
    ['128Mi', 134_217_728],
    ['1.5Gi', 1_610_612_736],
    ['-1Ki', -1024],
    ['1Ti', 2 ** 40],
    ['1k', 1000],
    ['2M', 2_000_000],
    ['3G', 3e9],
    ['1e3', 1000],
    ['1E3', 1000],
    ['12e-1', 1.2],
    ['2E', 2e18],
    ['500n', 5e-7],
    ['250u', 0.00025],
    ['250000000n', 0.25],
    [' 1 ', 1],
    [2, 2],
  ];
  for (const [text, value] of known) {
    it(`${JSON.stringify(text)} is ${value}`, () => assert.equal(parseQuantity(text), value));
  }
  for (const nonsense of [
    '',
    ' ',
    'abc',
    '1mi',
    '1 Gi',
    '12Qi',
    'Gi',
    '1e',
    '1GiB',
    '--1',
    '1.2.3',
    NaN,
    Infinity,
    null,
    undefined,
    {},
  ]) {
    it(`${JSON.stringify(nonsense)} is no quantity`, () => assert.equal(parseQuantity(nonsense), undefined));
  }
});
