import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Exemption } from '../../vocabulary/exemption.ts';
import type { CheckResult, Finding } from '../../vocabulary/finding.ts';
import { parseWorkloadKey } from '../../vocabulary/workload-ref.ts';
import { text } from '../figure.ts';
import { scoreCategories } from '../score.ts';
import { applyExemptions } from './apply-exemptions.ts';

const now = Date.UTC(2026, 10, 20, 10);
const day = 86_400_000;

const described = (id: string, category: 'availability' | 'stability') => ({
  ...{ id, category, severity: 'high' as const, title: text('', ''), why: text('', '') },
  ...{ remedy: { text: text('', ''), yaml: null }, peers: [] },
});
const checks = [
  described('HA-12', 'availability'),
  described('HA-01', 'availability'),
  described('RT-01', 'stability'),
];

const findingOf = (id: string, cluster = 'prod'): Finding => {
  const [check = '', key = ''] = id.split(' ');
  const subject = parseWorkloadKey(key);
  assert.ok(subject);
  const evidence = { figures: [], query: null, excerpt: null };
  return { id, check, severity: 'high', cluster, subject, summary: text('', ''), evidence };
};
const failed = (check: string, examined: number, ...findings: Finding[]): CheckResult => ({
  ...{ check, status: 'fail', why: null, examined, findings },
});
const checkout = findingOf('HA-12 Deployment/shop/checkout');
const cart = findingOf('HA-12 Deployment/shop/cart');
const ledger = findingOf('HA-12 StatefulSet/pay/ledger');
const crashing = findingOf('RT-01 Deployment/shop/cart');
const shopItself = findingOf('RT-01 Namespace//shop');
const results = [failed('HA-12', 4, checkout, cart, ledger), failed('RT-01', 2, crashing, shopItself)];
const everything = [checkout, cart, ledger, crashing, shopItself];

const exemption = (more: Partial<Exemption>): Exemption => ({
  ...{ id: 'e1', source: 'stored', checks: ['HA-12'], scope: { level: 'everywhere' }, reason: 'known' },
  ...{ author: 'ada', createdAt: now - day, expiresAt: now + day, revoked: null },
  ...more,
});
const scope = (key: string, cluster = 'prod'): Exemption['scope'] => ({
  level: 'subject',
  cluster,
  subject: parseWorkloadKey(key) ?? assert.fail(key),
});

const cases: Array<[string, Partial<Exemption>, Finding[]]> = [
  ['one check everywhere', {}, [checkout, cart, ledger]],
  ['one workload', { scope: scope('Deployment/shop/cart') }, [cart]],
  ['all checks of one workload', { scope: scope('Deployment/shop/cart'), checks: ['*'] }, [cart, crashing]],
  ['a namespace', { scope: { level: 'namespace', cluster: 'prod', namespace: 'shop' } }, [checkout, cart]],
  [
    'a namespace holds its own object',
    { scope: { level: 'namespace', cluster: 'prod', namespace: 'shop' }, checks: ['stability'] },
    [crashing, shopItself],
  ],
  ['a cluster', { scope: { level: 'cluster', cluster: 'prod' }, checks: ['*'] }, everything],
  ['a category', { checks: ['availability'] }, [checkout, cart, ledger]],
  ['a family', { checks: ['RT-*'] }, [crashing, shopItself]],
  ['several checks', { checks: ['HA-12', 'RT-01'] }, everything],
  ['without an end', { expiresAt: null }, [checkout, cart, ledger]],
  ['until a moment from now', { expiresAt: now + 1 }, [checkout, cart, ledger]],
  ['made this moment', { createdAt: now }, [checkout, cart, ledger]],
  ['an annotation does not say since when', { createdAt: null, source: 'annotation' }, [checkout, cart, ledger]],
  // Unhappy.
  ['expired exactly now', { expiresAt: now }, []],
  ['expired long ago', { expiresAt: now - day }, []],
  ['made later', { createdAt: now + 1 }, []],
  ['taken back', { revoked: { at: now, author: 'bob' } }, []],
  ['taken back, without an end', { expiresAt: null, revoked: { at: now - 1, author: 'bob' } }, []],
  ['another check', { checks: ['HA-01'] }, []],
  ['the beginning of an id is no family', { checks: ['HA-1'] }, []],
  ['a family of half an id', { checks: ['HA-1*'] }, []],
  ['no check', { checks: [] }, []],
  ['another cluster', { scope: scope('Deployment/shop/cart', 'test') }, []],
  ['another kind of the same name', { scope: scope('StatefulSet/shop/cart') }, []],
  ['another namespace', { scope: { level: 'namespace', cluster: 'prod', namespace: 'sho' } }, []],
];

for (const [name, more, expected] of cases) {
  it(`exempts: ${name}`, () => {
    const { results: open, exempt } = applyExemptions(checks, results, [exemption(more)], now);
    assert.deepEqual(new Set(exempt.map(({ finding }) => finding.id)), new Set(expected.map(({ id }) => id)));
    const left = open.flatMap(({ findings }) => findings.map(({ id }) => id));
    assert.deepEqual(
      left,
      everything.filter((finding) => !expected.includes(finding)).map(({ id }) => id)
    );
    for (const { status, findings } of open) {
      assert.equal(status, findings.length > 0 ? 'fail' : 'pass');
    }
  });
}

it('names every exemption that holds a finding, the one that ends last first', () => {
  const [short, long, endless] = [
    exemption({ id: 'short', expiresAt: now + 1 }),
    exemption({ id: 'long', scope: scope('Deployment/shop/cart'), expiresAt: now + day }),
    exemption({ id: 'endless', checks: ['availability'], expiresAt: null }),
  ];
  const over = exemption({ id: 'over', expiresAt: now });
  const { exempt } = applyExemptions(checks, results, [short, over, long, endless], now);
  const by = exempt.find(({ finding }) => finding === cart)?.by.map(({ id }) => id);
  assert.deepEqual(by, ['endless', 'long', 'short']);
});

it('leaves what is undecided, and what no exemption touches, as it was', () => {
  const unknown: CheckResult = { check: 'HA-01', status: 'unknown', why: text('', ''), examined: 0, findings: [] };
  const later = failed('ZZ-01', 1, findingOf('ZZ-01 Deployment/shop/cart'));
  const { results: open, exempt } = applyExemptions(checks, [unknown, later], [exemption({ checks: ['*'] })], now);
  assert.equal(open[0], unknown);
  assert.equal(open[1], later, 'a check of another version is not known to be meant');
  assert.deepEqual(exempt, []);
});

it('counts an exempt subject as clean, and says how many there are', () => {
  const scores = (...exemptions: Exemption[]) => {
    const { results: open, exempt } = applyExemptions(checks, results, exemptions, now);
    const found = scoreCategories(
      checks,
      open,
      exempt.map(({ finding }) => finding)
    );
    return found.flatMap(({ category, score, exempt: count, findings }) =>
      category === 'availability' ? [[score, count, findings.high]] : []
    )[0];
  };
  assert.deepEqual(scores(), [25, 0, 3]);
  assert.deepEqual(scores(exemption({ scope: scope('Deployment/shop/cart') })), [50, 1, 2]);
  assert.deepEqual(scores(exemption({})), [100, 3, 0]);
  assert.deepEqual(scores(exemption({ expiresAt: now })), [25, 0, 3], 'an expired one counts no more');
});
