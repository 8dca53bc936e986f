import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planSparks } from './plan-sparks.ts';
import { capabilities } from './testing/example-answers.ts';

const scope = { cluster: null, namespaces: ['shop'], pods: ['a-1', 'b.c-2'] };

test('one series a pod, of the pods asked for; a rate as long as a step', () => {
  const expr = planSparks('cpu', scope, { ...capabilities(), usage: 'pod' }, 600);
  assert.match(expr, /^max by \(namespace, pod\) \(rate\(/);
  assert.match(expr, /\[10m\]/);
  assert.ok(expr.includes('a-1|b\\\\.c-2'), expr);
});

test('containers are added up once each', () => {
  const expr = planSparks('memory', scope, { ...capabilities(), usage: 'container' }, 60);
  assert.match(expr, /^sum by \(namespace, pod\) \(max by \(namespace, pod, container\) \(container_memory/);
});

test('nothing is asked where nothing is collected', () => {
  assert.equal(planSparks('cpu', scope, { ...capabilities(), usage: 'none' }, 60), '');
});
