import assert from 'node:assert/strict';
import { it } from 'node:test';
import { askOnce } from './ask-once.ts';
import { prometheusChecks } from './catalogue.ts';
import { prometheusQueries } from './evaluate-prometheus.ts';

it('asks every expression once, whether it is answered or refused', async () => {
  const asked: string[] = [];
  const ask = askOnce((expression) => {
    asked.push(expression);
    return expression === 'bad' ? Promise.reject(new Error('refused')) : Promise.resolve(expression);
  });
  assert.deepEqual(await Promise.all(['a', 'b', 'a'].map(ask)), ['a', 'b', 'a']);
  await assert.rejects(ask('bad'), /refused/);
  await assert.rejects(ask('bad'), /refused/);
  assert.deepEqual(asked, ['a', 'b', 'bad']);
});

it('checks share probes: fewer expressions than two a check', () => {
  const scope = { matchers: '', clusterLabel: null };
  const all = prometheusChecks.flatMap((check) => Object.values(prometheusQueries(check, scope)));
  assert.ok(new Set(all).size <= all.length - 8, `${new Set(all).size} of ${all.length}`);
});
