import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readNodeNames } from './node-names.ts';

const sample = (labels: Record<string, string>) => ({ labels, value: 1 });
const n1 = sample({ node: 'n1', internal_ip: '10.0.0.1' });
const n6 = sample({ node: 'n6', internal_ip: 'fd00::6' });

const cases: Array<[string, Array<Record<string, string>>, string, string | undefined]> = [
  ['the node whose address it is', [], '10.0.0.1:9100', 'n1'],
  ['an IPv6 address', [], '[fd00::6]:9100', 'n6'],
  ['a name for an address', [], 'n1:9100', 'n1'],
  ['what the target says of itself', [{ instance: '10.0.0.1:10250', node: 'other' }], '10.0.0.1:10250', 'other'],
  ['a hostname that is a node', [{ instance: '192.168.0.9:9100', nodename: 'n6' }], '192.168.0.9:9100', 'n6'],
  ['a hostname that is no node', [{ instance: '192.168.0.9:9100', nodename: 'laptop' }], '192.168.0.9:9100', undefined],
  ['nothing that tells', [], '192.168.0.9:9100', undefined],
  [
    'two nodes behind one address',
    [
      { instance: 'proxy:80', node: 'n1' },
      { instance: 'proxy:80', node: 'n6' },
    ],
    'proxy:80',
    undefined,
  ],
];

for (const [what, more, instance, expected] of cases) {
  it(`names a scrape address by ${what}`, () => {
    assert.equal(readNodeNames([n1, n6, ...more.map(sample)])(instance), expected);
  });
}

it('takes the hostname where no node is known', () => {
  const nodeOf = readNodeNames([sample({ instance: '192.168.0.9:9100', nodename: 'laptop' })]);
  assert.equal(nodeOf('192.168.0.9:9100'), 'laptop');
  assert.equal(readNodeNames([])('10.0.0.1:9100'), undefined);
});

it('does not take one of two nodes that claim the same address', () => {
  assert.equal(readNodeNames([n1, sample({ node: 'n2', internal_ip: '10.0.0.1' })])('10.0.0.1:9100'), undefined);
});
