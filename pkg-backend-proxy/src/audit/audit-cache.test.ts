import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { evaluateApiChecks } from '@vigil/core/audit/evaluate';
import { node } from '@vigil/core/audit/testing/build-cluster';
import { now } from '@vigil/core/audit/testing/build-metadata';
import { snapshot } from '@vigil/core/audit/testing/build-snapshot';
import { deployment } from '@vigil/core/audit/testing/build-workload';
import type { ClusterSource } from '../kubernetes/cluster-source.ts';
import { AuditCache } from './audit-cache.ts';
import { inSlices } from './in-slices.ts';

const worldOf = (replicas: number) => snapshot({ deployments: [deployment('cart', { replicas })], nodes: [node('a')] });

/** A cluster whose Deployment can be scaled, and a clock that can be set. */
function stage({ ready = true } = {}) {
  const state = { world: worldOf(2), at: now, snapshots: 0 };
  const source = {
    name: 'test',
    ready: () => ready,
    snapshot: () => {
      state.snapshots += 1;
      return state.world;
    },
  } as unknown as ClusterSource;
  return { state, source, cache: new AuditCache(() => state.at, 5000) };
}

describe('the audit that is kept', () => {
  it('is evaluated again when it is too old, and then it is right', async () => {
    const { state, source, cache } = stage();
    const first = cache.report(source);
    state.world = worldOf(1);
    state.at += 4999;
    assert.equal(cache.report(source), first);
    assert.equal(await cache.prepare(source), first);
    state.at += 1;
    assert.deepEqual(cache.report(source), evaluateApiChecks(state.world, state.at));
    state.world = worldOf(3);
    state.at += 5000;
    assert.deepEqual(await cache.prepare(source), evaluateApiChecks(state.world, state.at));
  });

  it('is evaluated once for all who wait for it', async () => {
    const { state, source, cache } = stage();
    const [one, other] = await Promise.all([cache.prepare(source), cache.prepare(source)]);
    assert.equal(one, other);
    assert.equal(state.snapshots, 1);
  });

  it('is not replaced by one that began earlier', async () => {
    const { state, source, cache } = stage();
    const early = cache.prepare(source);
    state.at += 6000;
    state.world = worldOf(1);
    const late = cache.report(source);
    await early;
    assert.equal(cache.report(source), late);
  });

  it('can be asked for again after it failed', async () => {
    const { state, source, cache } = stage();
    state.world = undefined as unknown as typeof state.world;
    await assert.rejects(cache.prepare(source));
    state.world = worldOf(1);
    assert.deepEqual(await cache.prepare(source), evaluateApiChecks(state.world, now));
  });

  for (const [ready, age] of [
    [true, 60_000],
    [false, 5000],
  ] as const) {
    it(`the what-if is kept for ${age} ms of a cluster that is ${ready ? '' : 'not '}listed`, async () => {
      const { state, source, cache } = stage({ ready });
      const first = await cache.whatIf(source);
      assert.deepEqual(
        first.places.map(({ name }) => name),
        ['a']
      );
      state.at += age - 1;
      assert.equal(await cache.whatIf(source), first);
      state.at += 1;
      assert.notEqual(await cache.whatIf(source), first);
    });
  }
});

describe('work in slices', () => {
  it('lets others have their turn', async () => {
    let stopped = false;
    setTimeout(() => (stopped = true), 1);
    function* untilStopped(): Generator<void, string> {
      while (!stopped) {
        yield;
      }
      return 'done';
    }
    assert.equal(await inSlices(untilStopped()), 'done');
  });

  it('gives the error of the work', async () => {
    function* broken(): Generator<void, string> {
      yield;
      throw new Error('no more');
    }
    await assert.rejects(inSlices(broken()), /no more/);
  });
});
