import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PlanReport, QueryRun } from '../prometheus/run-plan.ts';
import { askUnknownPods } from './ask-unknown-pods.ts';
import { KnownPods } from './known-pods.ts';
import { isFigure, isName } from './plan-queries.ts';
import type { Answers, PlannedQuery } from './planned-query.ts';
import { capabilities, samples } from './testing/example-answers.ts';

const scope = { cluster: null, namespaces: [] };
const windowTo = (to: number) => ({ from: 0, to: to * 60_000 });
const pod = (name: string) => `namespace=shop,pod=${name}`;
const seen = samples([pod('old'), 120], [pod('young'), 2], [pod('gone'), 20]);
const reserved = samples([pod('old'), 1]);

function asker(known: KnownPods, status: QueryRun['status'] = 'done') {
  const exprs: string[] = [];
  const run = async <Id extends string>(plan: ReadonlyArray<PlannedQuery<Id>>): Promise<PlanReport<Id>> => {
    exprs.push(...plan.map(({ expr }) => expr));
    const answers: Answers<Id> = {};
    for (const { id } of status === 'done' ? plan : []) {
      answers[id] = samples([pod('young'), 5]);
    }
    return { answers, warnings: [], runs: plan.map(({ id, title, expr }) => ({ id, title, expr, time: 0, status })) };
  };
  const ask = async (answers: Answers, wanted: typeof isName, to = 60) => {
    exprs.length = 0;
    const input = { answers, scope, window: windowTo(to), capabilities: capabilities(), known };
    return (await askUnknownPods(input, wanted, run, [])).answers;
  };
  return { exprs, ask };
}

test('pods that requests are not told of are asked by name, once', async () => {
  const { exprs, ask } = asker(new KnownPods());
  const answers = { samples: seen, reserved };
  assert.deepEqual((await ask(answers, isFigure)).reserved, samples([pod('young'), 5]));
  assert.equal(exprs.length, 2);
  assert.ok(exprs.every((expr) => /last_over_time\(.*pod=~"gone\|young"/.test(expr)));
  assert.deepEqual((await ask(answers, isFigure, 61)).reserved, samples([pod('young'), 5]));
  assert.deepEqual(exprs, []);
});

test('what failed is asked again', async () => {
  const known = new KnownPods();
  assert.deepEqual((await asker(known, 'failed').ask({ samples: seen, reserved }, isFigure)).reserved, []);
  const { exprs, ask } = asker(known);
  await ask({ samples: seen, reserved }, isFigure);
  assert.equal(exprs.length, 2);
});

test('a pod that came after a slow answer about owners is asked who owns it', async () => {
  const { exprs, ask } = asker(new KnownPods());
  const pods = samples([pod('old'), 1], [pod('young'), 1], [pod('waiting'), 1]);
  await ask({ samples: seen, reserved, pods, podOwners: samples([pod('old'), 1]) }, isName);
  const about = (metric: string) => exprs.find((expr) => expr.includes(`(${metric}{`)) ?? '';
  assert.match(about('kube_pod_owner'), /pod=~"gone\|waiting\|young"/);
  assert.match(about('kube_pod_info'), /pod="gone"/);
});

test('nobody is gone where kube-state-metrics says nothing at all', async () => {
  const { exprs, ask } = asker(new KnownPods());
  await ask({ samples: seen }, isFigure);
  await ask({ samples: seen }, isName);
  assert.deepEqual(exprs, []);
});
