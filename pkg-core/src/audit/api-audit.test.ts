import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ClusterSnapshot, WatchedKind } from '../kubernetes/snapshot.ts';
import type { CheckResult } from '../vocabulary/finding.ts';
import { ApiAudit, readsOf } from './api-audit.ts';
import { apiChecks } from './catalogue.ts';
import type { ApiCheck } from './check.ts';
import { askCheck } from './check-answer.ts';
import { day, hour, minute } from './duration.ts';
import { evaluateApiChecks } from './evaluate.ts';
import { finish } from './finish.ts';
import { allCases } from './testing/all-cases.ts';
import { metadata, now } from './testing/build-metadata.ts';
import { pod } from './testing/build-pod.ts';
import { snapshot } from './testing/build-snapshot.ts';
import { deployment } from './testing/build-workload.ts';
import { chance as seeded } from './testing/chance.ts';
import { manyNamespaces } from './testing/many-namespaces.ts';
import { changeSomething, pick } from './testing/random-change.ts';

const failing = allCases.filter(([, , , expected]) => Array.isArray(expected));
const steps = [0, 0, 1, 5_000, minute, 7 * minute, hour, 13 * hour, 3 * day];

/** Checks that count how often they were asked. */
function counted(): { checks: ApiCheck[]; asked: () => string[] } {
  const calls: string[] = [];
  const checks = apiChecks.map((check) => ({
    ...check,
    evaluate: (...given: Parameters<ApiCheck['evaluate']>) => {
      calls.push(check.id);
      return check.evaluate(...given);
    },
  }));
  return { checks, asked: () => calls.splice(0) };
}

describe('an audit that goes on', () => {
  for (const seed of [1, 2, 3, 4]) {
    it(`says the same as one made anew after each of many changes, seed ${seed}`, () => {
      const chance = seeded(seed);
      let world = manyNamespaces(Array.from({ length: 12 }, () => pick(failing, chance)));
      let at = now;
      const audit = new ApiAudit();
      const changes: string[] = [];
      for (let turn = 0; turn < 60; turn += 1) {
        assert.deepEqual(
          finish(audit.evaluate(world, at)),
          evaluateApiChecks(world, at),
          `after ${changes.slice(-3).join(', ')}`
        );
        const changed = changeSomething(world, chance, at);
        world = chance() < 0.9 ? changed.snapshot : hide(changed.snapshot, changed.kind);
        at += pick(steps, chance);
        changes.push(changed.what);
      }
    });
  }

  it('asks nobody when nothing changed that a check could see', () => {
    const { checks, asked } = counted();
    const world = manyNamespaces(failing.slice(0, 30));
    const audit = new ApiAudit(checks);
    finish(audit.evaluate(world, now));
    assert.ok(asked().length > checks.length);
    const touched = world.objects.pods.map((each) => ({
      ...each,
      metadata: { ...each.metadata, resourceVersion: '77', labels: { ...each.metadata.labels } },
    }));
    finish(audit.evaluate({ ...world, objects: { ...world.objects, pods: touched } }, now));
    assert.deepEqual(asked(), []);
  });

  it('asks only about the namespace of what changed, and only who reads it', () => {
    const { checks, asked } = counted();
    const cart = (namespace: string, replicas: number) =>
      deployment('cart', { replicas, metadata: metadata('cart', { namespace }) });
    const [pods, right] = [[pod('a')], cart('right', 1)];
    const audit = new ApiAudit(checks);
    finish(audit.evaluate(snapshot({ deployments: [cart('left', 2), right], pods }), now));
    asked();
    finish(audit.evaluate(snapshot({ deployments: [cart('left', 1), right], pods }), now));
    const again = asked();
    assert.ok(again.includes('HA-01'));
    assert.ok(!again.includes('HA-27'), 'it reads pods only');
    assert.deepEqual(again, [...new Set(again)], 'each once: the other namespace is as it was');
  });

  it('asks again when time alone changes an answer, also when it goes back', () => {
    const audit = new ApiAudit();
    const young = deployment('cart', {
      status: { replicas: 2, ready: 0, available: 0, updated: 2, observedGeneration: 1 },
      metadata: metadata('cart', { createdAt: now - 10_000 }),
    });
    const world = snapshot({ deployments: [young] });
    const found = (at: number) =>
      finish(audit.evaluate(world, at)).results.find(({ check }) => check === 'HA-04')?.findings.length;
    assert.deepEqual([found(now), found(now + 49_999), found(now + 50_000), found(now)], [0, 0, 1, 0]);
  });

  it('stays right when one evaluation overtakes another', () => {
    const audit = new ApiAudit();
    const [before, after] = [2, 1].map((replicas) => snapshot({ deployments: [deployment('cart', { replicas })] }));
    assert.ok(before && after);
    const slow = audit.evaluate(before, now);
    slow.next();
    assert.deepEqual(finish(audit.evaluate(after, now)), evaluateApiChecks(after, now));
    assert.deepEqual(finish(slow), evaluateApiChecks(before, now));
    assert.deepEqual(finish(audit.evaluate(after, now)), evaluateApiChecks(after, now));
  });
});

describe('API checks, as the audit asks them', () => {
  for (const check of apiChecks) {
    it(`${check.id} reads only what it says`, () => {
      for (const [, situation, objects] of allCases) {
        const read = new Set<WatchedKind>();
        const given = snapshot(objects);
        const watched = new Proxy(given.objects, {
          get: (target, kind: WatchedKind) => (read.add(kind), target[kind]),
        });
        askCheck(check, { ...given, objects: watched }, now);
        const unsaid = [...read].filter((kind) => !readsOf(check).includes(kind));
        assert.deepEqual(unsaid, [], situation);
      }
    });
  }

  it('say of one namespace after the other what they say of all at once', () => {
    for (let from = 0; from < allCases.length; from += 20) {
      const world = manyNamespaces(allCases.slice(from, from + 20));
      const { results } = evaluateApiChecks(world, now);
      for (const check of apiChecks) {
        const { answer } = askCheck(check, world, now);
        const result = results.find((each) => each.check === check.id);
        assert.deepEqual(summary(result?.findings), summary(answer.findings), check.id);
        assert.equal(result?.examined, Math.max(answer.examined, answer.findings.length), check.id);
      }
    }
  });
});

function summary(findings: Readonly<CheckResult['findings']> = []) {
  return findings.map(({ id, summary: words, evidence }) => JSON.stringify([id, words, evidence])).sort();
}

/** As when the right to list a kind is taken away, or given back. */
function hide(world: ClusterSnapshot, kind: WatchedKind): ClusterSnapshot {
  const { [kind]: known, ...missing } = world.missing;
  return known === undefined
    ? { ...world, objects: { ...world.objects, [kind]: [] }, missing: { ...missing, [kind]: 'forbidden' } }
    : { ...world, missing };
}
