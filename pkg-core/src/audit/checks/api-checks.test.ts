import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ClusterSnapshot } from '../../kubernetes/snapshot.ts';
import { workloadKey } from '../../vocabulary/workload-ref.ts';
import { apiChecks } from '../catalogue.ts';
import { evaluateApiChecks } from '../evaluate.ts';
import { allCases } from '../testing/all-cases.ts';
import { now } from '../testing/build-metadata.ts';
import { snapshot } from '../testing/build-snapshot.ts';
import { cartOn, cartPods } from '../testing/cart.ts';

function resultOf(id: string, given: ClusterSnapshot) {
  const result = evaluateApiChecks(given, now).results.find(({ check }) => check === id);
  assert.ok(result, `${id} is in the catalogue`);
  return result;
}

describe('API checks', () => {
  for (const [id, situation, objects, expected] of allCases) {
    it(`${id}: ${situation}`, () => {
      const result = resultOf(id, snapshot(objects));
      const status = Array.isArray(expected) ? 'fail' : expected === 'pass' ? 'pass' : 'not-applicable';
      assert.equal(result.status, status);
      assert.deepEqual(
        result.findings.map(({ subject }) => workloadKey(subject)),
        Array.isArray(expected) ? expected : []
      );
      assert.equal(result.why === null, status === 'pass' || status === 'fail');
    });
  }

  for (const check of apiChecks) {
    it(`${check.id} has a case that fails, one that passes, and one with nothing to check`, () => {
      const outcomes = allCases.filter(([id]) => id === check.id).map(([, , , expected]) => expected);
      assert.ok(outcomes.some(Array.isArray) && outcomes.includes('pass') && outcomes.includes('n/a'));
    });

    it(`${check.id} is unknown without the kinds it needs, and says which`, () => {
      for (const kind of check.needs) {
        const result = resultOf(check.id, snapshot({}, { [kind]: 'forbidden: no right to list' }));
        assert.equal(result.status, 'unknown');
        assert.match(result.why?.en ?? '', new RegExp(`${kind}.*forbidden`));
        assert.match(result.why?.zh ?? '', new RegExp(kind));
      }
    });
  }

  it('HA-12 names the node the hazard hangs on', () => {
    const [finding] = resultOf('HA-12', snapshot(cartOn(['node-2', 'node-2']))).findings;
    assert.equal(finding?.node, 'node-2');
    assert.equal(finding?.summary.en, '2 of 2 replicas on node-2');
  });

  it('HA-12 counts only pods that serve', () => {
    const [ready, other] = cartPods('node-1', 'node-1');
    assert.ok(ready && other);
    const leaving = { ...other, metadata: { ...other.metadata, deletedAt: now } };
    const result = resultOf('HA-12', snapshot({ ...cartOn([]), pods: [ready, leaving] }));
    assert.equal(result.status, 'not-applicable');
  });
});
