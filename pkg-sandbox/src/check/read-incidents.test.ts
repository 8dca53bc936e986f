import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Incident } from '@vigil/core/vocabulary/incident';
import type { PlantedIncident } from '../world/planted.ts';
import { missedContext } from './read-incidents.ts';

const workload = (name: string) => ({ kind: 'Deployment', namespace: 'pay', name });
const plant = (name: string, more: Partial<PlantedIncident>) => ({
  ...{ name, workload: workload(name), verdicts: [], findings: [] },
  incidents: [{ container: 'app', reason: 'CrashLoopBackOff', log: null, ...more }],
});
const incident = (name: string, fingerprint: string | null, what: 'image' | 'template' | null = null) =>
  ({
    ...{ workload: workload(name), container: 'app', reason: 'CrashLoopBackOff', log: { fingerprint } },
    change: what && { what, at: 0, from: null, to: null },
  }) as Incident;

for (const [name, planted, incidents, missed] of [
  ['told', [plant('a', { change: 'image' })], [incident('a', null, 'image')], 0],
  ['another change', [plant('a', { change: 'image' })], [incident('a', null, 'template')], 1],
  ['no change told', [plant('a', { change: 'image' })], [incident('a', null)], 1],
  ['one error', [plant('a', { error: 'x' }), plant('b', { error: 'x' })], [incident('a', '1'), incident('b', '1')], 0],
  [
    'one error told as two',
    [plant('a', { error: 'x' }), plant('b', { error: 'x' })],
    [incident('a', '1'), incident('b', '2')],
    1,
  ],
  [
    'two errors told as one',
    [plant('a', { error: 'x' }), plant('b', { error: 'y' })],
    [incident('a', '1'), incident('b', '1')],
    1,
  ],
  ['no error told', [plant('a', { error: 'x' })], [incident('a', null)], 1],
  ['incident missing: counted elsewhere', [plant('a', { error: 'x', change: 'image' })], [], 0],
] as const) {
  test(name, () => assert.equal(missedContext([...planted], [...incidents]).length, missed));
}
