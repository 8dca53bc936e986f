import assert from 'node:assert/strict';
import { cgroup, known, mebibyte } from '../quirk-fixtures.ts';
import { type Quirk, row, near } from './quirk.ts';

/** What Thanos, Mimir, VictoriaMetrics and Prometheus 3 do otherwise. */
export const serverQuirks: Quirk[] = [
  {
    name: 'quirk 15: Thanos says that a store did not answer: shown, and not kept',
    series: [...cgroup('web', 0.5, 100), ...known('web', 1)],
    through: (ask) => async (expr, time) => ({
      ...(await ask(expr, time)),
      warnings: ['No StoreAPIs matched for this query'],
    }),
    check: (found) => {
      assert.deepEqual(found.warnings, ['No StoreAPIs matched for this query']);
      near(row(found, 'web').cpu.average, 0.5);
    },
  },
  {
    name: 'quirk 16: Mimir’s limit on the length of a query is met by pieces',
    series: [...cgroup('web', 0.5, 100), ...known('web', 1)],
    through: (ask) => (expr, time) =>
      /\[1h[:\]]/.test(expr)
        ? Promise.reject(new Error('the query time range exceeds the limit (query length: 1h0m0s, limit: 40m0s)'))
        : ask(expr, time),
    check: (found) => {
      assert.ok(found.runs.some(({ status }) => status === 'split'));
      const { cpu, memory, samples } = row(found, 'web');
      near(cpu.max, 0.5);
      near(cpu.average, 0.5);
      assert.equal(memory.max, 100 * mebibyte);
      near(samples, 120);
    },
  },
  {
    name: 'quirk 17: VictoriaMetrics gives the rate between every two samples in one pass, others are not asked for it',
    series: [...cgroup('web', 0.5, 100), ...known('web', 1)],
    check: (found, server) => {
      const peak = found.runs.find(({ id }) => id === 'cpuMax');
      assert.equal(found.capabilities.rollupRate, server === 'VictoriaMetrics');
      assert.equal(peak?.expr.includes('rollup_rate'), server === 'VictoriaMetrics', peak?.expr);
      assert.ok(found.runs.every(({ status }) => status === 'done'));
      near(row(found, 'web').cpu.max, 0.5);
    },
  },
  {
    name: 'quirk 18: scraped once a minute',
    step: 60,
    series: [...cgroup('web', 0.5, 100), ...known('web', 1)],
    check: (found) => {
      assert.deepEqual(found.capabilities.interval, { seconds: 60, measured: true });
      near(row(found, 'web').cpu.average, 0.5);
      near(row(found, 'web').samples, 60);
    },
  },
  {
    name: 'quirk 19: warnings and infos of Prometheus 3 are remarks, not failures',
    series: [...cgroup('web', 0.5, 100), ...known('web', 1)],
    through: (ask) => async (expr, time) => ({
      ...(await ask(expr, time)),
      warnings: ['PromQL info: metric might not be a counter'],
    }),
    check: (found) => {
      assert.deepEqual(found.warnings, ['PromQL info: metric might not be a counter']);
      assert.ok(found.runs.every(({ status }) => status === 'done'));
    },
  },
];
