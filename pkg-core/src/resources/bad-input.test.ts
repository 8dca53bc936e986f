import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseInstantAnswer, type InstantAnswer } from '../prometheus/parse-answer.ts';
import { runPlan, type FailureScope } from '../prometheus/run-plan.ts';
import { analyseResources } from './analyse-resources.ts';
import { planQueries } from './plan-queries.ts';
import { defaultPolicy } from './policy.ts';
import { capabilities, samples } from './testing/example-answers.ts';

const hour = 3_600_000;
const window = { from: 100 * hour, to: 106 * hour };
const scope = { cluster: null, namespaces: ['shop'] };
const known = capabilities({ pods: 2 });
const web = 'namespace=shop,pod=web';

/** What a healthy server says of one pod, by what is unique in a query; nothing to the rest. */
function healthy(expr: string): InstantAnswer {
  const hours =
    Number(/\[(\d+)h[\]:]/.exec(expr)?.[1] ?? /\[(\d+)h59m/.exec(expr)?.[1] ?? 0) + (/h59m/.test(expr) ? 1 : 0);
  const of = (value: number) => ({ samples: samples([web, value]), warnings: [] });
  if (expr.startsWith('max by (namespace, pod) (max_over_time(irate')) {
    return of(0.9);
  }
  if (expr.startsWith('sum by (namespace, pod) (increase')) {
    return of(hours * 3600 * 0.5);
  }
  if (expr.startsWith('sum by (namespace, pod) (count_over_time')) {
    return of(hours * 120);
  }
  return { samples: [], warnings: [] };
}

function analyse(
  ask: (expr: string) => InstantAnswer | Promise<InstantAnswer>,
  meaning: FailureScope = 'alone',
  at = window
) {
  return analyseResources<Error>(
    { scope, window: at, policy: defaultPolicy, splitting: 'fewest', capabilities: known },
    (plan, before) =>
      runPlan(plan, {
        ask: async (expr) => ask(expr),
        time: at.to,
        clock: () => 0,
        explain: (cause) => ({ failure: cause as Error, scope: meaning }),
        answered: before.some(({ status }) => status === 'done'),
      })
  );
}

for (const [name, at] of [
  ['no end', { from: 0, to: NaN }],
  ['no start', { from: -Infinity, to: hour }],
  ['for ever', { from: 0, to: Infinity }],
  ['the end first', { from: hour, to: 0 }],
  ['of no length', { from: hour, to: hour }],
] as const) {
  test(`half-open ranges: ${name} is refused with a sentence, before anything is asked`, async () => {
    const asked: string[] = [];
    await assert.rejects(
      analyse((expr) => (asked.push(expr), healthy(expr)), 'alone', at),
      /start and an end.*choose another time range/
    );
    assert.deepEqual(asked, []);
  });
}

test('empty namespace: no rows, nothing failed', async () => {
  const { pods, runs } = await analyse(() => ({ samples: [], warnings: [] }));
  assert.deepEqual(pods, []);
  assert.ok(runs.every(({ status }) => status === 'done'));
});

test('a character of regular expressions in a name stands for itself in every query', () => {
  for (const { id, expr } of planQueries({ cluster: null, namespaces: ['a.b', 'c|d'] }, window, known, defaultPolicy)) {
    assert.doesNotMatch(expr, /a\.b|c\|d"/, `${id}: ${expr}`);
  }
});

test('too many samples (422): the same figures from pieces', async () => {
  const { pods, runs } = await analyse((expr) => {
    if (/\[([4-9]|\d\d)h[\]:]/.test(expr) || /\[[3-9]h59m/.test(expr)) {
      throw new Error('query processing would load too many samples into memory in query execution');
    }
    return healthy(expr);
  }, 'too-much');
  assert.ok(runs.some(({ id, status }) => id === 'cpuSeconds' && status === 'split'));
  assert.equal(pods[0]?.cpu.average, 0.5);
  assert.equal(pods[0]?.samples, 720);
  assert.equal(pods[0]?.cpu.max, 0.9);
});

test('a time-out of what can not be smaller leaves its figures unknown, and says so', async () => {
  const { pods, runs } = await analyse((expr) => {
    if (expr.includes('increase')) {
      throw new Error('query timed out in expression evaluation');
    }
    return healthy(expr);
  }, 'too-much');
  assert.equal(pods[0]?.cpu.average, undefined);
  assert.equal(pods[0]?.cpu.max, 0.9);
  assert.ok(
    runs.some(({ id, status, error }) => id === 'cpuSeconds' && status === 'failed' && /timed out/.test(String(error)))
  );
});

test('502 from the data source: at once where nothing was answered', async () => {
  let asked = 0;
  const ask = () => {
    asked += 1;
    throw new Error('502 Bad Gateway');
  };
  await assert.rejects(analyse(ask, 'final'), /502/);
  assert.ok(asked <= 3, `${asked} queries`);
});

test('502 from the data source, once it has answered: what was answered is shown', async () => {
  const { pods, runs } = await analyse((expr) => {
    if (expr.startsWith('max by (namespace, pod) (max_over_time(container_cpu_cfs') || expr.includes('kube_')) {
      throw new Error('502 Bad Gateway');
    }
    return healthy(expr);
  }, 'final');
  assert.equal(pods[0]?.cpu.average, 0.5);
  assert.equal(pods[0]?.cpu.request, undefined);
  assert.ok(runs.some(({ status }) => status === 'failed'));
});

for (const value of ['NaN', '+Inf', '-Inf']) {
  test(`${value} is no figure`, async () => {
    const strange = parseInstantAnswer({
      status: 'success',
      data: { resultType: 'vector', result: [{ metric: { namespace: 'shop', pod: 'web' }, value: [1, value] }] },
    });
    const { pods } = await analyse((expr) => (expr.includes('irate') ? strange : healthy(expr)));
    assert.equal(pods[0]?.cpu.max, undefined);
    assert.equal(pods[0]?.cpu.average, 0.5);
  });
}

test('server warnings are told once', async () => {
  const { warnings } = await analyse((expr) => ({ ...healthy(expr), warnings: ['partial response'] }));
  assert.deepEqual(warnings, ['partial response']);
});
