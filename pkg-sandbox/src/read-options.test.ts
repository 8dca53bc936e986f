import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOptions } from './read-options.ts';

test('without options the page has its usual port and the stand-in', () => {
  assert.deepEqual(readOptions([], {}), {
    port: 3210,
    check: false,
    readyJson: false,
    grafana: undefined,
    hours: 6,
    victoriaMetrics: false,
  });
});

test('--victoria-metrics adds a second data source', () => {
  assert.equal(readOptions(['--victoria-metrics'], {}).victoriaMetrics, true);
});

test('--check takes a free port, so that it runs beside a demo', () => {
  assert.equal(readOptions(['--check'], {}).port, 0);
});

test('GRAFANA_HOME and --grafana name a real Grafana; the option wins', () => {
  assert.equal(readOptions([], { GRAFANA_HOME: '/a' }).grafana, '/a');
  assert.equal(readOptions(['--grafana', '/b'], { GRAFANA_HOME: '/a' }).grafana, '/b');
});

for (const args of [
  ['--port', 'x'],
  ['--port', '70000'],
  ['--hours', '0'],
  ['--prot', '1'],
]) {
  test(`${args.join(' ')} is refused by name`, () => {
    assert.throws(() => readOptions(args, {}), new RegExp(String(args[0])));
  });
}
