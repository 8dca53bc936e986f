import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyPercentile, type PercentileId } from './plan-percentiles.ts';
import { defaultPolicy } from './policy.ts';
import { rollUp, type ResourceRow } from './roll-up.ts';
import { rowRecord, rowsToCsv } from './rows-to-csv.ts';
import { podRow } from './testing/example-answers.ts';

const [bare] = rollUp([podRow()], 'workload', defaultPolicy, { windowSeconds: 3600, intervalSeconds: 30 });
assert.ok(bare);
/** More is known than is shown: a column was there before. */
const measured: ResourceRow = { ...bare, percentiles: { cpu: { p50: 0.25, p95: 0.5 }, memory: { p99: 2048 } } };

const cpu = ['cpu_p50_cores', 'cpu_p95_cores', 'cpu_p99_cores'];
const memory = ['memory_p50_bytes', 'memory_p95_bytes', 'memory_p99_bytes'];
const all = everyPercentile.map(({ id }) => id);
const cases: Array<[name: string, row: ResourceRow, shown: PercentileId[], headers: string[], cells: string[]]> = [
  ['none shown, some known', measured, [], [], []],
  ['some', measured, ['cpuP95', 'memoryP99'], ['cpu_p95_cores', 'memory_p99_bytes'], ['0.5', '2048']],
  ['some, one not answered', measured, ['cpuP50', 'memoryP50'], ['cpu_p50_cores', 'memory_p50_bytes'], ['0.25', '']],
  ['all', measured, all, [...cpu, ...memory], ['0.25', '0.5', '', '', '', '2048']],
  ['all, none answered', bare, all, [...cpu, ...memory], ['', '', '', '', '', '']],
];

for (const [name, row, shown, headers, cells] of cases) {
  test(`percentiles in CSV: ${name}`, () => {
    const [head = [], line = []] = rowsToCsv([row], shown)
      .split('\r\n')
      .map((text) => text.split(','));
    const places = head.flatMap((header, index) => (/_p\d\d_/.test(header) ? [index] : []));
    assert.deepEqual(
      places.map((index) => head[index]),
      headers
    );
    assert.deepEqual(
      places.map((index) => line[index]),
      cells
    );
    assert.equal(line.length, head.length);
  });

  test(`percentiles in a record: ${name}`, () => {
    const record = rowRecord(row, shown);
    assert.deepEqual(
      Object.keys(record).filter((header) => /_p\d\d_/.test(header)),
      headers
    );
    assert.deepEqual(
      headers.map((header) => String(record[header] ?? '')),
      cells
    );
  });
}
