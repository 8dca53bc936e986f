import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldUsage } from './fold-usage.ts';
import { planRestarts, restartQueries } from './restart-queries.ts';
import { capabilities, samples } from './testing/example-answers.ts';

const scope = { cluster: null, namespaces: ['shop'] };
const window = { from: 0, to: 6 * 3_600_000 };
const pod = (name: string) => `namespace=shop,pod=${name}`;
const usage = samples([pod('calm'), 720], [pod('restarted'), 720], [pod('gone'), 20]);
const pods = samples([pod('calm'), 1], [pod('restarted'), 1]);

test('two instants say who may have restarted; those and the gone ones are looked at in between', () => {
  const [candidates] = restartQueries(scope, window, capabilities());
  assert.match(
    candidates?.expr ?? '',
    /> 0\) unless .* == max by \(namespace, pod, container, uid\) \(.* offset 6h\)\)\)$/
  );
  assert.match(restartQueries(scope, window, capabilities({ exported: true }))[0]?.expr ?? '', /label_replace/);
  assert.deepEqual(restartQueries(scope, window, capabilities({ metrics: new Set() })), []);
  const restarted = samples([pod('restarted'), 1]);
  const [query, ...more] = planRestarts({ samples: usage, pods, restarted }, scope, window, capabilities());
  assert.match(query?.expr ?? '', /pod=~"gone\|restarted"\}\[6h\]\)/);
  assert.deepEqual(more, []);
  assert.deepEqual(planRestarts({ samples: usage, pods }, scope, window, capabilities()), []);
});

test('a list of names stays below what VictoriaMetrics takes', () => {
  const restarted = samples(...Array.from({ length: 900 }, (_, i) => [pod(`checkout-7f9c8d6b5-${i}`), 1] as const));
  const queries = planRestarts({ pods, restarted }, scope, window, capabilities());
  assert.ok(queries.length > 1 && queries.every(({ expr }) => expr.length < 16_384));
});

test('nobody restarted without a count, and no count is unknown', () => {
  const restarts = (restarted: string[] | undefined, counted?: ReturnType<typeof samples>) =>
    foldUsage(
      { samples: usage, pods, restarted: restarted && samples(...restarted.map((name) => [pod(name), 1] as const)) },
      capabilities(),
      { restarts: counted }
    ).map((row) => row.restarts);
  assert.deepEqual(restarts(['restarted'], samples([pod('restarted'), 3], [pod('gone'), 1])), [0, 3, 1]);
  assert.deepEqual(restarts(['restarted'], []), [0, 0, undefined], 'older than the window');
  assert.deepEqual(restarts(['restarted']), [0, undefined, undefined], 'the second look failed');
  assert.deepEqual(restarts([]), [0, 0, undefined]);
  assert.deepEqual(restarts(undefined), [undefined, undefined, undefined]);
});
