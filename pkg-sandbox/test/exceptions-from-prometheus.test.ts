import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { ExceptionRow } from '@vigil/core/exceptions-from-prometheus/exception-row';
import type { ExceptionsFound } from '@vigil/core/exceptions-from-prometheus/fold-exceptions';
import { workloadKey } from '@vigil/core/vocabulary/workload-ref';
import { difference } from '../src/check/compare.ts';
import { type RunningPrometheus, startPrometheus } from '../src/prometheus/start-prometheus.ts';
import { createWorld } from '../src/world/create-world.ts';
import { planted, plantedAfter } from '../src/world/story/planted-list.ts';
import { askPrometheus } from './ask-prometheus.ts';
import { readExceptions } from './read-exceptions.ts';

const hour = 3_600_000;
const line = (workload: ExceptionRow['workload'], container: string | null, reason: string | null) =>
  `${workloadKey(workload)} ${container ?? '-'} ${reason}`;

/** What metrics call otherwise than the API with its events: that a probe killed the container is not in them. */
const byMetrics: Record<string, string> = { LivenessKilled: 'Error' };
/** Of the pod as a whole here; the API tells which container it hangs on. */
const ofPods: ReadonlySet<string> = new Set(['Evicted', 'ReadinessFailing']);
/** Only events tell these. */
const untold: ReadonlySet<string> = new Set(['FailedCreate']);
/** Annotations are not among the metrics, so that what they mute is seen here. */
const muted = 'Deployment/web/chaos-canary canary CrashLoopBackOff';
/** A StatefulSet does not say itself that its rollout is stuck, so that the proxy tells of its pod only. */
const standing = 'StatefulSet/pay/ledger - ProgressDeadlineExceeded';

describe('exceptions from Prometheus alone, by a real Prometheus', () => {
  let running: RunningPrometheus;
  let found: ExceptionsFound;
  let window: { from: number; to: number };

  const rowOf = (name: string): ExceptionRow => {
    const row = found.rows.find(({ workload, sign }) => workload.name === name && sign !== 'rollout');
    assert.ok(row, `${name} is not among ${found.rows.map(({ id }) => id).join(', ')}`);
    return row;
  };

  before(async () => {
    const world = createWorld({ start: Date.now() - plantedAfter });
    running = await startPrometheus({ world, hours: 1.1 });
    const to = Date.now();
    window = { from: to - hour, to };
    found = await readExceptions(askPrometheus(running.url), window);
  });
  after(() => running?.close());

  test('finds the planted troubles, each once, and nothing else', () => {
    const wanted = planted.flatMap(({ workload, incidents }) =>
      incidents
        .filter(({ reason }) => !untold.has(reason))
        .map(({ container, reason }) =>
          line(workload, ofPods.has(reason) ? null : container, byMetrics[reason] ?? reason)
        )
    );
    const lines = found.rows.map(({ workload, container, reason }) => line(workload, container, reason));
    assert.deepEqual(difference(wanted, lines), { missed: [], unexpected: [muted, standing] });
    assert.equal(new Set(lines).size, lines.length);
  });

  test('tells how often and when a container died', () => {
    const { exitCode, restarts, pods, firstSeen, lastSeen, severity } = rowOf('checkout');
    assert.deepEqual([exitCode, severity, pods.length], [137, 'critical', 3]);
    // Every 4 min one of the replicas.
    assert.ok(restarts !== null && restarts >= 14 && restarts <= 16, `${restarts} restarts`);
    assert.ok(firstSeen !== null && firstSeen >= window.from && firstSeen < window.from + 10 * 60_000);
    assert.ok(lastSeen !== null && lastSeen > window.to - 10 * 60_000 && lastSeen <= window.to);
  });

  test('tells what has been so since before the range, and still is', () => {
    const { state, beganEarlier, firstSeen, restarts } = rowOf('embedder');
    assert.deepEqual([state, beganEarlier, firstSeen, restarts], ['now', true, null, null]);
  });

  test('tells a failed Job as a whole and counts its tries as left out', () => {
    const { detail, container, workload, pods } = rowOf('report-mailer');
    assert.deepEqual([workload.kind, container, detail], ['CronJob', 'mailer', 'BackoffLimitExceeded']);
    assert.ok(pods.length > 1);
    assert.ok((found.ignored.find(({ rule }) => rule === 'job-retry')?.count ?? 0) > 0);
  });

  test('tells what a rollout that is stuck lacks', () => {
    const stuck = found.rows.filter(({ sign }) => sign === 'rollout');
    const lacks = stuck.map(({ workload, detail, severity, state }) =>
      [workload.kind, detail, severity, state].join(' · ')
    );
    assert.deepEqual([...new Set(lacks)].sort(), [
      'Deployment · Progressing=False · high · now',
      'StatefulSet · updatedReplicas < replicas · high · now',
    ]);
  });

  test('the query of every row has series', async () => {
    const ask = askPrometheus(running.url);
    for (const { id, query } of found.rows) {
      const [count] = await ask(`count(last_over_time(${query}[1h]))`, window.to);
      assert.ok((count?.value ?? 0) > 0, `${id}: ${query}`);
    }
  });

  test('a longer range and one namespace ask as well', async () => {
    const scope = { cluster: null, namespaces: ['shop'] };
    const { rows } = await readExceptions(
      askPrometheus(running.url),
      { from: window.to - 48 * hour, to: window.to },
      scope
    );
    assert.ok(rows.some(({ workload }) => workload.name === 'checkout'));
    assert.deepEqual([...new Set(rows.map(({ workload }) => workload.namespace))], ['shop']);
  });
});
