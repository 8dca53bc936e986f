import assert from 'node:assert/strict';
import { it } from 'node:test';
import { projections } from '../kubernetes/projections.ts';
import { invalidAnnotations, readAnnotations } from './annotations.ts';
import { type Annotated, detectAnnotations } from './detect-annotations.ts';
import { t0 } from './test-pods.ts';

const readable: Array<[string, string, object]> = [
  ['mute', 'true', { mutedUntil: Number.POSITIVE_INFINITY }],
  ['mute', ' true ', { mutedUntil: Number.POSITIVE_INFINITY }],
  ['mute', 'false', { mutedUntil: 0 }],
  ['mute', '2026-03-01T12:00:00Z', { mutedUntil: t0 }],
  ['mute', '2026-03-01T20:00:00+08:00', { mutedUntil: t0 }],
  ['startup-grace', '90s', { startupGrace: 90_000 }],
  ['startup-grace', '10m', { startupGrace: 600_000 }],
  ['startup-grace', '1h', { startupGrace: 3_600_000 }],
  ['ignore', 'Error, OutOfnvidia.com/gpu', { ignored: new Set(['Error', 'OutOfnvidia.com/gpu']) }],
  ['owner', 'anything', {}],
];
for (const [name, value, expected] of readable) {
  it(`${name}: ${JSON.stringify(value)} is read`, () => {
    const annotations = { [`vigil.io/${name}`]: value };
    assert.deepEqual(readAnnotations(annotations), expected);
    assert.deepEqual(invalidAnnotations(annotations), []);
  });
}
const unreadable: Array<[string, string]> = [
  ['mute', 'yes'],
  ['mute', ''],
  ['mute', '2026-03-01'],
  ['mute', '2026-03-01T12:00:00'],
  ['mute', '2026-13-01T12:00:00Z'],
  ['startup-grace', '10'],
  ['startup-grace', '-5m'],
  ['startup-grace', '1d'],
  ['startup-grace', '25h'],
  ['ignore', ''],
  ['ignore', 'Error,,Evicted'],
  ['ignore', 'Error;Evicted'],
];
for (const [name, value] of unreadable) {
  it(`${name}: ${JSON.stringify(value)} is told and has no effect`, () => {
    const annotations = { [`vigil.io/${name}`]: value };
    assert.deepEqual(readAnnotations(annotations), {});
    assert.deepEqual(
      invalidAnnotations(annotations).map((invalid) => [invalid.annotation, invalid.value]),
      [[`vigil.io/${name}`, value]]
    );
  });
}

const deployment = (own: object, ofTemplate: object = {}) =>
  projections.deployments.project({
    metadata: { uid: 'd', name: 'web', namespace: 'shop', annotations: own },
    spec: { template: { metadata: { annotations: ofTemplate } } },
  }) as Annotated;

it('names annotation, value and what is accepted, whether on the workload or on its template', () => {
  for (const workload of [deployment({ 'vigil.io/mute': 'soon' }), deployment({}, { 'vigil.io/mute': 'soon' })]) {
    const [exception, ...more] = detectAnnotations(undefined, workload, t0).exceptions;
    assert.equal(exception?.reason, 'InvalidAnnotation');
    assert.equal(exception?.severity, 'low');
    assert.match(exception?.message ?? '', /vigil\.io\/mute: "soon"\n.*"true".*\n.*时刻/);
    assert.deepEqual(more, []);
  }
});
it('is over when the value can be read or is gone, and says so once', () => {
  const [bad, good] = [deployment({ 'vigil.io/mute': 'soon' }), deployment({ 'vigil.io/mute': 'true' })];
  assert.equal(detectAnnotations(bad, good, t0).recoveries.length, 1);
  assert.equal(detectAnnotations(undefined, good, t0).recoveries.length, 1);
  assert.deepEqual(detectAnnotations(good, deployment({}), t0).recoveries, []);
  assert.deepEqual(detectAnnotations(good, bad, t0).recoveries, []);
});
