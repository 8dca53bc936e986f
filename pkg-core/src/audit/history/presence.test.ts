import assert from 'node:assert/strict';
import { it } from 'node:test';
import { presenceOf, presenceQuery } from './presence.ts';

const points = (text: string) => [...text].flatMap((sign, at) => (sign === '.' ? [] : [{ at, value: Number(sign) }]));

for (const [looks, expected] of [
  ['0011', { since: 2, isCertain: true }],
  ['1011', { since: 2, isCertain: true }],
  ['..11', { since: 2, isCertain: false }],
  ['01.1', { since: 1, isCertain: true }],
  ['1110', null],
  ['', null],
] as const) {
  it(`${looks || 'no looks'}: ${expected ? `since ${expected.since}` : 'not there'}`, () =>
    assert.deepEqual(presenceOf(points(looks)), expected));
}

it('asks for one finding, wherever its namespace stands', () => {
  const finding = { id: '', check: 'HA-12', severity: 'high', cluster: 'a"b' } as const;
  const query = presenceQuery({ ...finding, subject: { kind: 'Deployment', namespace: 'shop', name: 'cart' } });
  assert.match(query, /cluster="a\\"b".*,namespace="shop"\} or .*,exported_namespace="shop"\}\) or 0 \* max/);
  const placeless = presenceQuery({ ...finding, subject: { kind: 'Node', namespace: '', name: 'node-1' } });
  assert.doesNotMatch(placeless, /namespace/);
});
