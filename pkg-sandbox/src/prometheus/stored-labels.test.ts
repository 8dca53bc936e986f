import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Labels } from '../metrics/sample.ts';
import { storedLabels } from './stored-labels.ts';

const labels = { job: 'dcgm-exporter', instance: '10.0.0.1:9400', pod: 'dcgm-exporter-1', namespace: 'monitoring' };

const table: Array<{ name: string; honorLabels: boolean; page: Labels; expected: Labels }> = [
  {
    name: 'the target’s labels win and the page’s become exported_*',
    honorLabels: false,
    page: { pod: 'train-0', gpu: '0' },
    expected: { ...labels, exported_pod: 'train-0', gpu: '0' },
  },
  {
    name: 'the page’s labels win where they are honoured',
    honorLabels: true,
    page: { pod: 'train-0' },
    expected: { ...labels, pod: 'train-0' },
  },
  {
    name: 'an empty label is honoured too',
    honorLabels: true,
    page: { namespace: '' },
    expected: { ...labels, namespace: '' },
  },
  { name: 'an empty label is not exported', honorLabels: false, page: { pod: '' }, expected: labels },
];

for (const { name, honorLabels, page, expected } of table) {
  test(name, () => {
    assert.deepEqual(storedLabels('x', page, { labels, honorLabels }), { ...expected, __name__: 'x' });
  });
}
