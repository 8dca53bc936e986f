import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AnswerCache } from '../prometheus/answer-cache.ts';
import { listNamespaces } from './list-namespaces.ts';
import { samples } from './testing/example-answers.ts';

const minute = 60_000;
const asked = (answers: Array<ReturnType<typeof samples>>) => {
  const exprs: string[] = [];
  const ask = async (expr: string) => ({ samples: answers[exprs.push(expr) - 1] ?? [], warnings: [] });
  return { exprs, ask };
};

test('one series a pod is asked, in alphabetical order', async () => {
  const { exprs, ask } = asked([samples(['namespace=shop', 3], ['namespace=pay', 1])]);
  const cluster = { label: 'cluster', value: 'a' };
  assert.deepEqual(await listNamespaces(cluster, minute, ask), [
    { name: 'pay', pods: 1 },
    { name: 'shop', pods: 3 },
  ]);
  assert.equal(exprs.length, 1);
  assert.match(exprs[0] ?? '', /container="",image="",pod!="",cluster="a"/);
});

test('where pods have no cgroups of their own, everything is asked; nothing is nothing', async () => {
  const { exprs, ask } = asked([[], samples(['namespace=shop', 2])]);
  assert.deepEqual(await listNamespaces(null, minute, ask), [{ name: 'shop', pods: 2 }]);
  assert.match(exprs[1] ?? '', /\{namespace!=""\}/);
  assert.deepEqual(await listNamespaces(null, minute, asked([]).ask), []);
});

test('what was answered a few minutes ago serves; an empty answer does not', async () => {
  const cache = new AnswerCache(() => 0).of('prom');
  const { exprs, ask } = asked([[], [], samples(['namespace=shop', 2]), samples(['namespace=shop', 3])]);
  assert.deepEqual(await listNamespaces(null, minute, ask, cache), []);
  assert.equal((await listNamespaces(null, minute, ask, cache))[0]?.pods, 2);
  assert.equal((await listNamespaces(null, 2 * minute, ask, cache))[0]?.pods, 2);
  assert.equal((await listNamespaces(null, 9 * minute, ask, cache))[0]?.pods, 3);
  assert.equal(exprs.length, 4);
});
