import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';

async function bench(...args: string[]) {
  const main = new URL('./main.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [output, words, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  const last: unknown = output.trim() === '' ? undefined : JSON.parse(output.trim().split('\n').at(-1) ?? '');
  return { code, words, last: last as Record<string, unknown> };
}

describe('npm run bench', () => {
  it('lists the benchmarks when it does not know the name', async () => {
    const { code, words } = await bench('nothing');
    assert.equal(code, 64);
    assert.match(words, /There is no benchmark "nothing"[\s\S]* watch [\s\S]* incidents /);
  });

  it('refuses an option that makes no sense', async () => {
    const { code, words } = await bench('watch', '--pods', 'many');
    assert.equal(code, 1);
    assert.match(words, /--pods is many: expected a number/);
  });

  it('watches a small cluster and loses nothing', async () => {
    const small = ['--pods', '200', '--runs', '1', '--updates', '500', '--seconds', '1', '--rest', '0'];
    const { code, words, last } = await bench('watch', '--json', ...small);
    assert.equal(code, 0, words);
    assert.deepEqual(Object.keys(last), [
      ...['bench', 'pods', 'sync_ms', 'baseline_sync_ms', 'updates_per_s', 'lost', 'stream_p99_ms'],
      ...['heap_growth_mb', 'rss_mb', 'baseline_rss_mb'],
    ]);
    assert.equal(last['lost'], 0);
    assert.equal(typeof last['stream_p99_ms'], 'number');
  });

  it('asks a small store everything', async () => {
    const { code, words, last } = await bench(
      ...['incidents', '--json', '--incidents', '1000', '--calls', '1', '--happenings', '200']
    );
    assert.equal(code, 0, words);
    assert.deepEqual(Object.keys(last), [
      ...['bench', 'incidents', 'open_ms', 'filter_ms', 'search_ms', 'summary_ms', 'record_per_s'],
    ]);
  });

  it('analyses a small cluster twice, and has every pod', async () => {
    const small = ['--pods', '30', '--hours', '0.5', '--runs', '1', '--naive', '1', '--victoria', '0'];
    const { code, words, last } = await bench('resources', '--json', ...small);
    assert.equal(code, 0, words);
    assert.deepEqual(Object.keys(last ?? {}), [
      ...['bench', 'pods', 'hours', 'prometheus', 'wall_ratio', 'server_cpu_ratio', 'wire_bytes_per_pod'],
      ...['server_rss_growth_mb', 'refresh_ratio', 'cpu_max_exact_share', 'memory_max_exact_share'],
      'cpu_avg_p99_error',
    ]);
    assert.equal(last?.['memory_max_exact_share'], 1);
  });

  it('audits a small cluster, and after changes as if anew', async () => {
    const small = ['--nodes', '10', '--pods', '200', '--runs', '1', '--changes', '1', '--turns', '1'];
    const { code, words, last } = await bench('audit', '--json', ...small);
    assert.equal(code, 0, words);
    assert.deepEqual(Object.keys(last), [
      ...['bench', 'nodes', 'pods', 'checks', 'full_ms', 'incremental_ms', 'what_if_ms', 'heap_growth_mb'],
      ...['queries', 'server_cpu_ms'],
    ]);
    assert.ok(Number(last['queries']) > 50, 'most checks ask');
  });

  it('tells a few incidents and loses none', async () => {
    const { code, words, last } = await bench(
      'notify',
      '--json',
      '--incidents',
      '80',
      '--seconds',
      '2',
      '--critical',
      '4'
    );
    assert.equal(code, 0, words);
    assert.deepEqual(Object.keys(last), [
      ...['bench', 'incidents', 'messages', 'digested', 'lost', 'limit_violations', 'critical_p99_s'],
    ]);
    assert.deepEqual([last['incidents'], last['lost'], last['limit_violations']], [80, 0, 0]);
  });
});
