import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { runPlan } from '../prometheus/run-plan.ts';
import { failedPieces, planPodPercentiles } from './plan-pod-percentiles.ts';
import { readPercentiles, type PercentileId } from './plan-percentiles.ts';
import type { ResourceScope } from './scope.ts';
import { sumPercentiles } from './sum-percentiles.ts';
import { capabilities, podRow, samples } from './testing/example-answers.ts';

const window = { from: 0, to: 3_600_000 };
const everywhere: ResourceScope = { cluster: null, namespaces: [] };
const pods = [
  podRow({ namespace: 'pay', pod: 'a' }),
  podRow({ namespace: 'shop', pod: 'b' }),
  podRow({ namespace: 'shop', pod: 'c' }),
  podRow({ namespace: 'web', pod: 'd' }),
  podRow({ namespace: 'web', pod: 'old', alive: false }),
];
const occupied = pods.map(({ namespace }) => namespace);
const figures: Record<string, number> = { a: 1, b: 2, c: 4, d: 8, old: 16 };
const plan = (ids: PercentileId[] = ['cpuP95'], scope = everywhere) =>
  planPodPercentiles(ids, scope, window, capabilities(), occupied);
/** The namespaces an expression asks about; empty: all. */
const asked = (expr: string) => /namespace=~?"([\w|]+)"/.exec(expr)?.[1]?.split('|') ?? [];

/** A server that answers at most so many namespaces at once, and never those of `down`. */
async function ask(most: number, down: readonly string[], ids?: PercentileId[], broken = '') {
  const queries = plan(ids);
  const report = await runPlan<PercentileId, Error>(queries, {
    time: window.to,
    answered: true,
    clock: () => 0,
    explain: (cause) => ({
      failure: cause as Error,
      scope: String(cause).includes('too many') ? ('too-much' as const) : ('alone' as const),
    }),
    ask: (expr) => {
      const names = asked(expr);
      const here = names.length === 0 ? [...new Set(occupied)] : names;
      if (here.length > most) {
        return Promise.reject(new Error('too many samples'));
      }
      const isDown = down.some((name) => here.includes(name)) || (broken !== '' && expr.includes(broken));
      return isDown
        ? Promise.reject(new Error('storage is away'))
        : Promise.resolve({
            samples: pods
              .filter(({ namespace }) => here.includes(namespace))
              .flatMap(({ namespace, pod }) => samples([`namespace=${namespace},pod=${pod}`, figures[pod] ?? NaN])),
            warnings: [],
          });
    },
  });
  return { ...report, failed: failedPieces(queries, report.runs), found: readPercentiles(report.answers) };
}

describe('a row where some of its pods were not answered', () => {
  const rows = { a: ['a'], bc: ['b', 'c'], d: ['d'], ab: ['a', 'b'], dOld: ['d', 'old'], all: ['a', 'b', 'c', 'd'] };
  type Sums = Record<keyof typeof rows, number | undefined>;
  const whole: Sums = { a: 1, bc: 6, d: 8, ab: 3, dOld: 8, all: 15 };
  const cases: Array<[name: string, most: number, down: string[], failed: string[][], expected: Sums]> = [
    ['nothing fails', 9, [], [], whole],
    ['all is answered in pieces', 1, [], [], whole],
    ['one piece failed', 1, ['pay'], [['pay']], { ...whole, a: undefined, ab: undefined, all: undefined }],
    [
      'a half failed: its namespaces are unknown, whichever of them it was',
      2,
      ['pay'],
      [['pay', 'shop']],
      { ...whole, a: undefined, bc: undefined, ab: undefined, all: undefined },
    ],
    ['the other half failed', 2, ['web'], [['web']], { ...whole, d: undefined, dOld: undefined, all: undefined }],
    ['even the smallest pieces are too much', 0, [], [['pay'], ['shop'], ['web']], unknown()],
    ['the whole failed', 9, ['web'], [[]], unknown()],
  ];
  for (const [name, most, down, failed, expected] of cases) {
    test(name, async () => {
      const report = await ask(most, down);
      assert.deepEqual(
        report.failed.map(({ namespaces }) => namespaces),
        failed
      );
      const sums = Object.entries(rows).map(([row, names]) => {
        const own = pods.filter(({ pod }) => names.includes(pod));
        return [row, sumPercentiles(own, report.found, report.failed).cpu.p95];
      });
      assert.deepEqual(Object.fromEntries(sums), expected);
    });
  }

  function unknown(): Sums {
    return { a: undefined, bc: undefined, d: undefined, ab: undefined, dOld: undefined, all: undefined };
  }
});

test('the failure of one percentile leaves the others known', async () => {
  const { found, failed } = await ask(9, [], ['cpuP50', 'cpuP95', 'memoryP95'], 'quantile_over_time(0.5');
  assert.deepEqual(sumPercentiles(pods.slice(0, 2), found, failed), { cpu: { p95: 3 }, memory: { p95: 3 } });
});

test('a pod without a sample of its own is left out, and pods that all ended count on average', async () => {
  const found = new Map([['web/old', { cpu: { p95: 16 }, memory: {} }]]);
  const ended = [podRow({ namespace: 'web', pod: 'old', alive: false }), podRow({ pod: 'gone', alive: false })];
  assert.deepEqual(sumPercentiles(ended, found, []), { cpu: { p95: 8 }, memory: {} });
});

test('a piece is called by its namespaces, or by how many they are', async () => {
  const { runs } = await ask(1, []);
  assert.deepEqual(
    runs.map(({ title, status }) => [title.en, title.zh, status]),
    [
      ['CPU p95', 'CPU p95', 'split'],
      ['CPU p95 (pay, shop)', 'CPU p95（pay、shop）', 'split'],
      ['CPU p95 (web)', 'CPU p95（web）', 'done'],
      ['CPU p95 (pay)', 'CPU p95（pay）', 'done'],
      ['CPU p95 (shop)', 'CPU p95（shop）', 'done'],
    ]
  );
  const many = Array.from({ length: 8 }, (_, index) => `n${index}`);
  const [first] = planPodPercentiles(['memoryP50'], everywhere, window, capabilities(), many)[0]?.split?.() ?? [];
  assert.deepEqual(first?.title, { en: 'memory p50 (4 namespaces)', zh: '内存 p50（4 个命名空间）' });
});

test('one namespace can not be split, and the scope bounds the pieces', () => {
  const scoped = plan(['memoryP95'], { ...everywhere, namespaces: ['shop', 'pay'] });
  assert.deepEqual(
    scoped[0]?.split?.().map(({ id, namespaces, expr }) => [id, namespaces, asked(expr)]),
    [
      ['memoryP95', ['shop'], ['shop']],
      ['memoryP95', ['pay'], ['pay']],
    ]
  );
  assert.equal(plan(['memoryP95'], { ...everywhere, namespaces: ['shop'] })[0]?.split, undefined);
  assert.equal(planPodPercentiles(['memoryP95'], everywhere, window, capabilities(), [])[0]?.split, undefined);
  assert.deepEqual(failedPieces(scoped, []), []);
});
