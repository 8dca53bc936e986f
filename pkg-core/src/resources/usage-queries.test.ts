import assert from 'node:assert/strict';
import { test } from 'node:test';
import { capabilities } from './testing/example-answers.ts';
import { peakOf, usageQueries } from './usage-queries.ts';

const window = { from: 0, to: 6 * 3_600_000 };
const scope = { cluster: null, namespaces: [] };
const queries = (patch: Parameters<typeof capabilities>[0], at = window) =>
  new Map(usageQueries(scope, at, capabilities(patch)).map(({ id, expr }) => [id, expr]));

test('VictoriaMetrics gives the largest rate between two samples in one pass, whatever the window', () => {
  const week = { from: 0, to: 7 * 86_400_000 };
  assert.match(queries({ rollupRate: true }).get('cpuMax') ?? '', /^max by .*\(rollup_rate\(.*\[6h\]\)\)$/);
  assert.match(queries({ rollupRate: true }, week).get('cpuMax') ?? '', /rollup_rate\(.*\[7d\]\)/);
  assert.deepEqual(peakOf(week, capabilities({ rollupRate: true, pods: 5000 })), { seconds: 30, exact: true });
});

test('an average of VictoriaMetrics is the mean between the first and the last sample, weighed with all of them', () => {
  assert.match(
    queries({ rollupRate: true }).get('cpuSeconds') ?? '',
    /^sum by .*\(rate\(.*\[6h\]\) \* count_over_time\(.*\[6h\]\) \* 30\)$/
  );
});

test('no other server is asked for functions of VictoriaMetrics', () => {
  for (const usage of ['pod', 'container', 'legacy'] as const) {
    for (const expr of queries({ usage }).values()) {
      assert.doesNotMatch(expr, /rollup_rate/);
    }
  }
});

test('a sample on the seam of two pieces counts in one of them', () => {
  const { samples, memorySum } = Object.fromEntries(queries({}));
  assert.match(samples ?? '', /\[5h59m59s999ms\]/);
  assert.match(memorySum ?? '', /\[5h59m59s999ms\]/);
});
