import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Severity } from '../../vocabulary/severity.ts';
import { compareAudits, findingIdentity, type ComparedResult } from './compare-audits.ts';

const finding = (name: string, { check = 'HA-12', cluster = 'demo', severity = 'high' as Severity } = {}) => ({
  ...{ id: `${check} Deployment/shop/${name}`, check, severity, cluster },
  subject: { kind: 'Deployment', namespace: 'shop', name },
});
const result = (
  status: ComparedResult['status'],
  names: string[] = [],
  { check = 'HA-12', cluster = 'demo', cutAt = null as Severity | null } = {}
): ComparedResult => ({
  ...{ cluster, check, status, cutAt },
  findings: names.map((name) => finding(name, { check, cluster })),
});
/** `new cart`, `fixed cart` …, sorted. */
const said = (now: ComparedResult[], then: ComparedResult[]) => {
  const { states, fixed, undecided } = compareAudits(now, then);
  const nameOf = (identity: string) => identity.replace(/^.*\/(\w+) @.*$/, '$1');
  return [
    ...[...states].map(([identity, state]) => `${state} ${nameOf(identity)}`),
    ...fixed.map(({ subject }) => `fixed ${subject.name}`),
    ...undecided.map(({ subject }) => `undecided ${subject.name}`),
  ].sort();
};

describe('compareAudits', () => {
  const cases: Array<[title: string, now: ComparedResult[], then: ComparedResult[], expected: string[]]> = [
    [
      'tells new, open and fixed',
      [result('fail', ['a', 'b'])],
      [result('fail', ['b', 'c'])],
      ['fixed c', 'new a', 'open b'],
    ],
    ['new where the check passed', [result('fail', ['a'])], [result('pass')], ['new a']],
    ['new where there was nothing to examine', [result('fail', ['a'])], [result('not-applicable')], ['new a']],
    ['fixed where nothing is left to examine', [result('not-applicable')], [result('fail', ['a'])], ['fixed a']],
    ['never new where the check was unknown', [result('fail', ['a'])], [result('unknown')], ['unknown a']],
    ['never new where nothing is known', [result('fail', ['a'])], [], ['unknown a']],
    ['never fixed where the check is unknown now', [result('unknown')], [result('fail', ['a'])], ['undecided a']],
    ['never fixed where the check is not there now', [], [result('fail', ['a'])], ['undecided a']],
    ['of another cluster nothing', [result('fail', ['a'])], [result('pass', [], { cluster: 'prod' })], ['unknown a']],
    ['of another check nothing', [result('fail', ['a'])], [result('pass', [], { check: 'HA-13' })], ['unknown a']],
    [
      'perhaps left out of a list that was cut',
      [result('fail', ['a'])],
      [result('fail', ['b'], { cutAt: 'high' })],
      ['fixed b', 'unknown a'],
    ],
    ['too urgent to be left out', [result('fail', ['a'])], [result('fail', [], { cutAt: 'low' })], ['new a']],
    ['nothing at both moments', [], [], []],
  ];
  for (const [title, now, then, expected] of cases) {
    it(title, () => assert.deepEqual(said(now, then), expected));
  }

  it('counts what could be compared', () => {
    const now = [result('pass'), result('fail', ['a'], { check: 'B' }), result('unknown', [], { check: 'C' })];
    const { compared, unknownThen, isAtLeast } = compareAudits(now, [result('pass', [], { cutAt: 'low' })]);
    assert.deepEqual({ compared, unknownThen, isAtLeast }, { compared: 1, unknownThen: 1, isAtLeast: true });
    assert.equal(compareAudits(now, []).compared, 0);
  });

  it('tells clusters apart by name', () => {
    assert.notEqual(findingIdentity(finding('a')), findingIdentity(finding('a', { cluster: 'prod' })));
  });
});
