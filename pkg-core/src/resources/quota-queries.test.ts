import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quotaQueries, readQuotas } from './quota-queries.ts';
import { capabilities, samples } from './testing/example-answers.ts';

test('asked for all namespaces, where there are any', () => {
  const scope = { cluster: null, namespaces: ['shop'] };
  assert.deepEqual(quotaQueries(scope, capabilities()), []);
  const [query] = quotaQueries(scope, capabilities({ metrics: new Set(['kube_resourcequota']) }));
  assert.doesNotMatch(query?.expr ?? '', /shop/);
});

test('one row a limit, whatever the order; a short name is that of the request', () => {
  const of = (resource: string, type: string) => `namespace=shop,resourcequota=q,resource=${resource},type=${type}`;
  assert.deepEqual(
    readQuotas(
      samples(
        [of('cpu', 'used'), 3],
        [of('cpu', 'hard'), 4],
        [of('limits.memory', 'hard'), 100],
        [of('requests.memory', 'used'), 5],
        [of('limits.cpu', 'hard'), NaN]
      )
    ),
    [
      { namespace: 'shop', quota: 'q', resource: 'requests.cpu', hard: 4, used: 3 },
      { namespace: 'shop', quota: 'q', resource: 'limits.memory', hard: 100 },
    ]
  );
  assert.deepEqual(readQuotas(undefined), []);
});
