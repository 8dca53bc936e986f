import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeQueries } from './change-queries.ts';
import { foldUsage } from './fold-usage.ts';
import { judgePod } from './judge.ts';
import type { PodRow } from './pod-row.ts';
import { defaultPolicy } from './policy.ts';
import { rollUp } from './roll-up.ts';
import { capabilities, podRow, samples } from './testing/example-answers.ts';

const scope = { cluster: null, namespaces: ['shop'] };
const window = { from: 0, to: 3_600_000 };
const basis = { windowSeconds: 3600, intervalSeconds: 30 };

test('asks for the start of the window, in whichever names', () => {
  const expr = (patch: Parameters<typeof capabilities>[0]) =>
    changeQueries(scope, window, capabilities(patch))
      .map((query) => query.expr)
      .join('\n');
  assert.match(expr({}), /kube_pod_container_resource_requests.*namespace="shop"\} offset 1h/);
  assert.match(expr({ reservations: 'v1' }), /_requests_cpu_cores\{.*offset 1h[^]*_requests_memory_bytes\{.*offset 1h/);
  assert.match(expr({ exported: true }), /label_replace\(.*exported_namespace="shop"\} offset 1h/);
  assert.equal(expr({ reservations: 'none' }), '');
});

const request = (resource: string, value: number) =>
  [`namespace=shop,pod=db-0,resource=${resource},__name__=kube_pod_container_resource_requests`, value] as const;
const changesOf = (before: ReturnType<typeof samples> | undefined, ...now: Array<ReturnType<typeof request>>) =>
  foldUsage(
    { samples: samples(['namespace=shop,pod=db-0', 120]), reserved: samples(...now), requestsBefore: before },
    capabilities()
  )[0]?.requestChanges;

test('a request that moved under one name', () => {
  assert.deepEqual(
    changesOf(samples(request('cpu', 1), request('memory', 5)), request('cpu', 2), request('memory', 5)),
    [{ resource: 'cpu', before: 1, now: 2 }]
  );
});

test('unknown stays unknown: not asked, not there then, not there now', () => {
  assert.equal(changesOf(undefined, request('cpu', 2)), undefined);
  assert.equal(changesOf(samples(), request('cpu', 2)), undefined);
  assert.deepEqual(changesOf(samples(request('cpu', 1))), []);
});

test('a change below the threshold is none; the text tells both, and rests on no samples', () => {
  const said = (now: number) =>
    judgePod(podRow({ requestChanges: [{ resource: 'cpu', before: 1, now }] }), defaultPolicy, basis);
  assert.deepEqual(said(1.04), []);
  const [verdict] = said(2);
  assert.deepEqual([verdict?.kind, verdict?.severity, verdict?.samples], ['request-changed', 'info', 0]);
  assert.match(verdict?.text.en ?? '', /CPU request 1 → 2 cores; threshold 5 %.*window 1 h\.$/);
});

const cpu = (pod: string, request: number | undefined, patch: Partial<PodRow> = {}) =>
  podRow({ pod, cpu: { average: 0.1, max: 0.2, request, limit: 2 }, ...patch });
const verdicts = (...pods: PodRow[]) =>
  rollUp(pods, 'workload', defaultPolicy, basis).flatMap((row) => row.verdicts.map(({ kind }) => kind));

test('a new template: pods that went had another request than those that came', () => {
  assert.deepEqual(verdicts(cpu('a', 0.3, { alive: false }), cpu('b', 0.6)), ['request-changed']);
  assert.deepEqual(verdicts(cpu('a', 0.6, { alive: false }), cpu('b', 0.6)), []);
  assert.deepEqual(verdicts(cpu('a', undefined, { alive: false }), cpu('b', 0.6)), []);
  assert.deepEqual(verdicts(cpu('a', 0.3, { unset: { 'cpu-request': 1 } }), cpu('b', 0.6)), ['no-request']);
});

test('pods of a custom controller may differ on purpose', () => {
  const owner = { kind: 'Kafka', namespace: 'shop', name: 'events' };
  assert.deepEqual(verdicts(cpu('a', 0.3, { owner }), cpu('b', 0.6, { owner })), []);
});
