import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate as settled } from 'node:timers/promises';
import type { AuditReport } from '@vigil/core/vocabulary/finding';
import { FakeClusterSource } from '../../test/fake-cluster-source.ts';
import { AuditRounds } from './audit-rounds.ts';

const reportOf = (cluster: string): AuditReport => ({
  cluster,
  evaluatedAt: 1000,
  results: [{ check: 'HA-12', status: 'pass', why: null, examined: 1, findings: [] }],
});

function setUp(names: string[]) {
  const sources = names.map((name) => new FakeClusterSource(name));
  const warned: string[] = [];
  const evaluated: string[] = [];
  const failing = new Set<string>();
  const delays: number[] = [];
  const rounds = new AuditRounds({
    sources,
    exemptions: () => Promise.resolve([]),
    audit: {
      prepare: async ({ name }) => {
        evaluated.push(name);
        if (failing.has(name)) {
          throw new Error('boom');
        }
        return reportOf(name);
      },
    },
    surroundings: {
      now: () => 0,
      delay: (ms, signal) => {
        delays.push(ms);
        return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
      },
    },
    logger: { warn: (_: unknown, message?: string) => void warned.push(message ?? '') },
  });
  const clusters = () => [...new Set(rounds.samples().map(({ labels }) => labels['cluster']))];
  return { rounds, sources, warned, evaluated, failing, delays, clusters };
}

describe('AuditRounds', () => {
  it('evaluates once a round, however often it is read', async () => {
    const { rounds, evaluated, clusters } = setUp(['a', 'b']);
    assert.deepEqual(clusters(), []);
    await rounds.round();
    assert.deepEqual(
      [clusters(), clusters()],
      [
        ['a', 'b'],
        ['a', 'b'],
      ]
    );
    assert.deepEqual(evaluated, ['a', 'b']);
  });

  it('says nothing of a cluster that is not listed, or does not answer any more', async () => {
    const { rounds, sources, clusters, evaluated } = setUp(['a', 'b']);
    const [a, b] = sources;
    assert.ok(a && b);
    a.isReady = false;
    await rounds.round();
    assert.deepEqual([clusters(), evaluated], [['b'], ['b']]);
    a.isReady = true;
    b.state = 'stale';
    await rounds.round();
    assert.deepEqual(clusters(), ['a']);
  });

  it('goes on with the other clusters when one can not be evaluated, and says so', async () => {
    const { rounds, failing, warned, clusters } = setUp(['a', 'b']);
    await rounds.round();
    failing.add('a');
    await rounds.round();
    assert.deepEqual(clusters(), ['b']);
    assert.equal(warned.length, 1);
  });

  it('looks again sooner while a cluster is missing', async () => {
    const { rounds, sources, delays } = setUp(['a']);
    rounds.start();
    await settled();
    rounds.stop();
    const other = setUp(['a']);
    (other.sources[0] ?? assert.fail()).isReady = false;
    other.rounds.start();
    await settled();
    other.rounds.stop();
    assert.ok((other.delays[0] ?? 0) < (delays[0] ?? 0));
    assert.equal(sources.length, 1);
  });
});
