import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mostExemptions } from '../../contract/exemptions.ts';
import { catalogue } from '../catalogue.ts';
import { annotatedExemption, annotatedExemptions } from './annotated-exemptions.ts';

const end = Date.UTC(2026, 11, 1);
const complete = {
  'vigil.io/audit-exempt': 'HA-12, st-*,Coverage',
  'vigil.io/audit-exempt-reason': ' One node is all we have ',
  'vigil.io/audit-exempt-until': '2026-11-30',
};
const read = (annotations: Record<string, string>, kind = 'Deployment', namespace = 'shop') =>
  annotatedExemption('prod', { kind, metadata: { namespace, name: 'web', annotations } }, catalogue);
const faultsOf = (annotations: Record<string, string>) => {
  const asked = read(annotations);
  return asked && 'invalid' in asked ? asked.invalid.map(({ annotation }) => annotation) : assert.fail('it is valid');
};
const without = (name: string) => Object.fromEntries(Object.entries(complete).filter(([key]) => key !== name));

it('reads an exemption of a workload, to the end of its day', () => {
  assert.deepEqual(read(complete), {
    exemption: {
      id: 'annotation prod Deployment/shop/web',
      source: 'annotation',
      checks: ['HA-12', 'ST-*', 'coverage'],
      scope: { level: 'subject', cluster: 'prod', subject: { kind: 'Deployment', namespace: 'shop', name: 'web' } },
      reason: 'One node is all we have',
      author: '',
      createdAt: null,
      expiresAt: end,
      revoked: null,
    },
  });
});

it('reads an exemption of all that stands in a namespace', () => {
  const asked = read(complete, 'Namespace', '');
  assert.ok(asked && 'exemption' in asked);
  assert.deepEqual(asked.exemption.scope, { level: 'namespace', cluster: 'prod', namespace: 'web' });
});

it('asks for nothing without its annotations', () => {
  assert.equal(read({}), null);
  assert.equal(read({ 'vigil.io/mute': 'true', 'vigil.io/audit-exempted': 'HA-12' }), null);
});

describe('until', () => {
  const ends: Array<[string, number | null]> = [
    ['never', null],
    ['2026-11-30T18:00:00Z', Date.UTC(2026, 10, 30, 18)],
    ['2026-11-30T18:00+08:00', Date.UTC(2026, 10, 30, 10)],
    [' 2026-11-30 ', end],
    ['2028-02-29', Date.UTC(2028, 2, 1)],
  ];
  for (const [value, expected] of ends) {
    it(`reads ${value}`, () => {
      const asked = read({ ...complete, 'vigil.io/audit-exempt-until': value });
      assert.ok(asked && 'exemption' in asked);
      assert.equal(asked.exemption.expiresAt, expected);
    });
  }
  for (const value of ['', 'soon', '2026-02-31', '2026-13-01', '30.11.2026', '2026-11-30T18:00:00', '30d', 'Never']) {
    it(`tells that it can not read "${value}"`, () => {
      assert.deepEqual(faultsOf({ ...complete, 'vigil.io/audit-exempt-until': value }), [
        'vigil.io/audit-exempt-until',
      ]);
    });
  }
});

describe('what can not be read exempts nothing and is told', () => {
  const wrong: Array<[string, Record<string, string>, string[]]> = [
    ['no checks', without('vigil.io/audit-exempt'), ['vigil.io/audit-exempt']],
    ['an empty list', { ...complete, 'vigil.io/audit-exempt': ' ' }, ['vigil.io/audit-exempt']],
    ['a check that is none', { ...complete, 'vigil.io/audit-exempt': 'HA-12,HA-99' }, ['vigil.io/audit-exempt']],
    ['half an id', { ...complete, 'vigil.io/audit-exempt': 'HA-1*' }, ['vigil.io/audit-exempt']],
    ['a stray comma', { ...complete, 'vigil.io/audit-exempt': 'HA-12,' }, ['vigil.io/audit-exempt']],
    ['no reason', without('vigil.io/audit-exempt-reason'), ['vigil.io/audit-exempt-reason']],
    [
      'a reason too long',
      { ...complete, 'vigil.io/audit-exempt-reason': 'x'.repeat(1001) },
      ['vigil.io/audit-exempt-reason'],
    ],
    ['no end', without('vigil.io/audit-exempt-until'), ['vigil.io/audit-exempt-until']],
    [
      'nothing but the checks',
      { 'vigil.io/audit-exempt': '*' },
      ['vigil.io/audit-exempt-reason', 'vigil.io/audit-exempt-until'],
    ],
  ];
  for (const [name, annotations, expected] of wrong) {
    it(name, () => assert.deepEqual(faultsOf(annotations), expected));
  }
});

it('tells only so many, and counts the rest', () => {
  const objects = Array.from({ length: mostExemptions.annotated + 5 }, (_, index) => ({
    cluster: 'prod',
    object: { kind: 'Deployment', metadata: { namespace: 'shop', name: `web-${index}`, annotations: complete } },
  }));
  const { exemptions, invalid, leftOut } = annotatedExemptions(objects, catalogue);
  assert.deepEqual([exemptions.length, invalid.length, leftOut], [mostExemptions.annotated, 0, 5]);
});
