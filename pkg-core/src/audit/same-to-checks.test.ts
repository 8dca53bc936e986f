import assert from 'node:assert/strict';
import { it } from 'node:test';
import { isSameToChecks } from './same-to-checks.ts';
import { metadata } from './testing/build-metadata.ts';
import { pod } from './testing/build-pod.ts';

const known = pod('a', { owner: 'ReplicaSet/cart-1' });
const owner = { kind: 'ReplicaSet', name: 'cart-1', uid: 'other', apiVersion: 'apps/v1' };
const meta = known.metadata;

const cases: Array<[string, typeof known, boolean]> = [
  ['itself', known, true],
  ['another version', { ...known, metadata: { ...meta, resourceVersion: '2' } }, true],
  ['equal labels', { ...known, metadata: { ...meta, labels: { ...meta.labels } } }, true],
  ['an equal owner', { ...known, metadata: { ...meta, owner: { ...owner, uid: 'uid-cart-1' } } }, true],
  ['another label', { ...known, metadata: { ...meta, labels: { app: 'b' } } }, false],
  ['one label more', { ...known, metadata: { ...meta, labels: { ...meta.labels, x: '' } } }, false],
  ['another owner', { ...known, metadata: { ...meta, owner } }, false],
  ['no owner', { ...known, metadata: { ...meta, owner: null } }, false],
  ['on its way out', { ...known, metadata: { ...meta, deletedAt: 1 } }, false],
  ['another phase', { ...known, phase: 'Failed' }, false],
  ['another spec', { ...known, spec: { ...known.spec } }, false],
];
for (const [what, after, same] of cases) {
  it(`${what}: ${same ? 'the same' : 'not the same'}`, () => {
    assert.equal(isSameToChecks(known, after), same);
    assert.equal(isSameToChecks(after, known), same);
  });
}

it('what was not there before is not the same', () => {
  assert.equal(isSameToChecks(undefined, { metadata: metadata('a') }), false);
});
