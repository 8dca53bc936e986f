import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Planted } from '../world/planted.ts';
import { compareFindings, compareIncidents, compareVerdicts } from './compare.ts';

const cart = { kind: 'Deployment', namespace: 'shop', name: 'cart' };
const other = { kind: 'Deployment', namespace: 'shop', name: 'other' };
const planted: Planted[] = [
  {
    name: 'cart crashes',
    workload: cart,
    incidents: [{ container: 'app', reason: 'CrashLoopBackOff', log: null }],
    verdicts: ['wasteful'],
    findings: ['RT-01'],
  },
];

test('what was planted and said is neither missed nor unexpected', () => {
  const nothing = { missed: [], unexpected: [] };
  assert.deepEqual(
    compareIncidents(planted, [{ workload: cart, container: 'app', reason: 'CrashLoopBackOff' }]),
    nothing
  );
  assert.deepEqual(compareVerdicts(planted, [{ workload: cart, verdict: 'wasteful' }]), nothing);
  assert.deepEqual(compareFindings(planted, [{ check: 'RT-01', subject: cart }]), nothing);
});

test('silence is missed, a false alarm is unexpected', () => {
  assert.deepEqual(compareIncidents(planted, [{ workload: other, container: null, reason: 'Evicted' }]), {
    missed: ['Deployment/shop/cart app CrashLoopBackOff'],
    unexpected: ['Deployment/shop/other - Evicted'],
  });
  assert.deepEqual(compareFindings(planted, [{ check: 'HA-01', subject: cart }]), {
    missed: ['RT-01 Deployment/shop/cart'],
    unexpected: ['HA-01 Deployment/shop/cart'],
  });
});
