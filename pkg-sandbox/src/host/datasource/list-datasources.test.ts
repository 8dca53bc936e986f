import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listDatasources } from './list-datasources.ts';

test('Prometheus comes first, VictoriaMetrics only where there is one', () => {
  const names = (urls: Parameters<typeof listDatasources>[0]) =>
    listDatasources(urls).map(({ uid, url }) => [uid, url]);
  assert.deepEqual(names({ prometheusUrl: 'http://p/' }), [['prometheus', 'http://p']]);
  assert.deepEqual(names({ prometheusUrl: 'http://p', victoriaMetricsUrl: 'http://v/' }), [
    ['prometheus', 'http://p'],
    ['victoria-metrics', 'http://v'],
  ]);
});
