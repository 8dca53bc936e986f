import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compareAnalyses, type ComparedSide } from './compare-analyses.ts';
import { compareCounts } from './compare-counts.ts';
import type { PodRow } from './pod-row.ts';
import { defaultPolicy } from './policy.ts';
import { rollUp } from './roll-up.ts';
import { planSpread, readSpread, sliceSeconds, type PodSpread } from './spread-queries.ts';
import { capabilities, podRow, samples } from './testing/example-answers.ts';
import { welchTest } from './welch-test.ts';

const hour = 3600;
const near = (actual: number | undefined, expected: number, tolerance = 1e-4) =>
  assert.ok(actual !== undefined && Math.abs(actual - expected) < tolerance, `${actual} is not ${expected}`);

function side(pods: readonly PodRow[], spread?: Record<string, PodSpread>): ComparedSide {
  return {
    rows: rollUp(pods, 'workload', defaultPolicy, { windowSeconds: hour, intervalSeconds: 30 }),
    ...{ seconds: hour, intervalSeconds: 30, sliceSeconds: 300 },
    ...(spread && { spread: new Map(Object.entries(spread)) }),
  };
}
const cpu = (average: number | undefined, max = average) => podRow({ cpu: { average, max, request: 1, limit: 2 } });
const steady = { 'shop/cart-1': { cpu: 0.02, memory: 1 } };
const first = (now: ComparedSide, before: ComparedSide) => {
  const [row] = compareAnalyses(now, before);
  assert.ok(row);
  return row;
};

describe('compareAnalyses', () => {
  it('tells both figures, the difference, the relative change and how it was judged', () => {
    const { figures, state, isSignificant, largest } = first(side([cpu(0.6)], steady), side([cpu(0.4)], steady));
    const { now, before, difference, relative, significance, method, probability } = figures.cpuAverage;
    assert.deepEqual([now, before, significance, method, state], [0.6, 0.4, 'significant', 'welch', 'both']);
    near(difference, 0.2);
    near(relative, 0.5);
    near(largest, 0.5);
    assert.ok(probability !== undefined && probability < 0.001);
    assert.equal(isSignificant, true);
  });

  it('takes no chance for a change', () => {
    const restless = { 'shop/cart-1': { cpu: 0.5 } };
    const { figures, isSignificant } = first(side([cpu(0.44)], restless), side([cpu(0.4)], restless));
    assert.deepEqual([figures.cpuAverage.significance, figures.cpuAverage.method], ['insignificant', 'welch']);
    assert.equal(isSignificant, false);
  });

  it('takes no certain trifle for one either', () => {
    const exact = { 'shop/cart-1': { cpu: 0 } };
    assert.equal(
      first(side([cpu(0.404)], exact), side([cpu(0.4)], exact)).figures.cpuAverage.significance,
      'insignificant'
    );
  });

  it('adds the deviations of pods: they may rise and fall together', () => {
    const pods = (average: number) => ['a', 'b', 'c', 'd'].map((pod) => podRow({ pod, cpu: { average } }));
    const spread = Object.fromEntries(['a', 'b', 'c', 'd'].map((pod) => [`shop/${pod}`, { cpu: 0.1 }]));
    const { figures } = first(side(pods(0.45), spread), side(pods(0.4), spread));
    // 4 × 0.1 cores of deviation; 0.2 cores of difference over 11 slices: t = 1.12.
    assert.equal(figures.cpuAverage.significance, 'insignificant');
    near(figures.cpuAverage.probability, 0.277, 0.01);
  });

  it('judges by size where there is nothing to test on', () => {
    const byPeak = first(side([cpu(0.4, 1)], steady), side([cpu(0.4, 0.7)], steady)).figures;
    assert.deepEqual([byPeak.cpuMax.significance, byPeak.cpuMax.method], ['significant', 'threshold']);
    const untested = first(side([cpu(0.44)]), side([cpu(0.4)])).figures;
    assert.deepEqual([untested.cpuAverage.significance, untested.cpuAverage.method], ['insignificant', 'threshold']);
    const lacking = first(side([cpu(0.6), podRow({ pod: 'cart-2' })], steady), side([cpu(0.4)], steady)).figures;
    assert.equal(lacking.cpuAverage.method, 'threshold');
    const short = { ...side([podRow({ samples: 20, cpu: { average: 0.6 } })], steady) };
    assert.equal(first(short, side([cpu(0.4)], steady)).figures.cpuAverage.method, 'threshold');
  });

  it('says unknown where a side is unknown, never zero', () => {
    const { figures, isSignificant } = first(side([cpu(undefined)], steady), side([cpu(0.4)], steady));
    assert.deepEqual(figures.cpuAverage, { now: undefined, before: 0.4, significance: 'unknown' });
    assert.equal(isSignificant, false);
  });

  it('marks what came and what went', () => {
    const other = podRow({ pod: 'pay-1', owner: { kind: 'Job', namespace: 'shop', name: 'pay' } });
    const rows = compareAnalyses(side([cpu(0.4)]), side([other]));
    assert.deepEqual(rows.map(({ row, state, isSignificant }) => [row.subject.name, state, isSignificant]).sort(), [
      ['cart', 'new', true],
      ['pay', 'gone', true],
    ]);
    assert.equal(rows.find(({ state }) => state === 'new')?.figures.cpuAverage.before, undefined);
  });

  it('counts restarts by an exact test, and any other request', () => {
    const many = first(side([podRow({ restarts: 8 })]), side([podRow({ restarts: 0 })])).figures.restarts;
    assert.deepEqual([many.significance, many.method, many.relative], ['significant', 'poisson', undefined]);
    assert.equal(
      first(side([podRow({ restarts: 2 })]), side([podRow({ restarts: 0 })])).figures.restarts.significance,
      'insignificant'
    );
    const resized = podRow({ memory: { ...podRow().memory, request: 1100 } });
    const { memoryRequest } = first(side([resized]), side([podRow()])).figures;
    assert.deepEqual([memoryRequest.significance, memoryRequest.method], ['significant', 'setting']);
  });

  it('puts the largest significant change first, then what came and went, then the rest', () => {
    const pod = (name: string, average: number) =>
      podRow({ pod: `${name}-1`, owner: { kind: 'Deployment', namespace: 'shop', name }, cpu: { average } });
    const now = side([pod('same', 0.4), pod('double', 0.8), pod('come', 3), pod('triple', 0.9), pod('waked', 1)]);
    const before = side([pod('same', 0.4), pod('double', 0.4), pod('triple', 0.3), pod('waked', 0)]);
    assert.deepEqual(
      compareAnalyses(now, before).map(({ row }) => row.subject.name),
      ['waked', 'triple', 'double', 'come', 'same']
    );
  });

  it('has nothing to say of nothing', () => assert.deepEqual(compareAnalyses(side([]), side([])), []));
});

describe('tests of significance', () => {
  it('Welch gives the values of the tables', () => {
    // Quantiles of Student's t for 5 % by degrees of freedom; equal deviations and counts have 2 (n - 1) of them.
    for (const [freedom, quantile] of [
      [4, 2.776445],
      [10, 2.228139],
      [30, 2.042272],
    ] as const) {
      const count = freedom / 2 + 1;
      const b = { mean: quantile * Math.sqrt(2 / count), deviation: 1, count };
      near(welchTest({ mean: 0, deviation: 1, count }, b), 0.05, 1e-6);
    }
    near(welchTest({ mean: 1, deviation: 1, count: 10 }, { mean: 1, deviation: 1, count: 10 }), 1);
    assert.equal(welchTest({ mean: 1, deviation: 0, count: 3 }, { mean: 2, deviation: 0, count: 3 }), 0);
    assert.equal(welchTest({ mean: 1, deviation: 1, count: 2 }, { mean: 2, deviation: 1, count: 9 }), undefined);
  });
  it('counts are binomial given their sum', () => {
    near(compareCounts(8, hour, 0, hour), 2 / 2 ** 8);
    near(compareCounts(2, hour, 0, hour), 0.5);
    near(compareCounts(0, hour, 0, hour), 1);
    near(compareCounts(3, 1, 3, 1), 1);
    assert.ok(compareCounts(3000, hour, 2000, hour) < 1e-6);
    // Three times as many in three times the time is no change.
    near(compareCounts(30, 3 * hour, 10, hour), 1, 0.2);
  });
});

describe('planSpread', () => {
  const scope = { cluster: null, namespaces: ['shop'] };
  const window = (minutes: number) => ({ from: 0, to: minutes * 60_000 });
  it('asks for slices that all lie within the window', () => {
    const [cpuQuery, second] = planSpread(scope, window(60), capabilities());
    assert.match(
      cpuQuery?.expr ?? '',
      /^stddev_over_time\(\(sum by \(namespace, pod\) \(rate\(.*\[5m\]\)\)\)\[55m:5m\]\)$/
    );
    assert.match(second?.expr ?? '', /avg_over_time\(container_memory_working_set_bytes\{.*namespace="shop".*\[5m\]/);
  });
  it('asks nothing where slices would be too few, or nothing is collected', () => {
    assert.equal(sliceSeconds(window(5), capabilities()), 120);
    assert.deepEqual(planSpread(scope, window(5), capabilities()), []);
    assert.deepEqual(planSpread(scope, window(60), capabilities({ usage: 'none' })), []);
  });
  it('reads them by pod, and leaves out what is no number', () => {
    const cpuSpread = samples(['namespace=shop,pod=a', 0.1], ['namespace=shop,pod=b', NaN]);
    const spread = readSpread({ cpuSpread, memorySpread: samples(['namespace=shop,pod=a', 5]) });
    assert.deepEqual([...spread], [['shop/a', { cpu: 0.1, memory: 5 }]]);
  });
});
