import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PodRow } from './pod-row.ts';
import { defaultPolicy } from './policy.ts';
import { readNodes, commitmentOf, commitmentWithoutLargest } from './read-nodes.ts';
import { rollUp } from './roll-up.ts';
import { rowsToCsv } from './rows-to-csv.ts';
import { summarise } from './summarise.ts';
import { podRow, samples } from './testing/example-answers.ts';

const basis = { windowSeconds: 3600, intervalSeconds: 30 };
const workload = (...pods: PodRow[]) => {
  const rows = rollUp(pods, 'workload', defaultPolicy, basis);
  assert.equal(rows.length, 1);
  return rows[0]!;
};

test('a workload is the sum of the pods alive at the end; earlier ones do not double it', () => {
  const row = workload(podRow(), podRow({ pod: 'cart-2' }), podRow({ pod: 'cart-old', alive: false, restarts: 2 }));
  assert.deepEqual(row.cpu, { average: 0.8, max: 1.6, request: 2, limit: 4 });
  assert.equal(row.alive, 2);
  assert.equal(row.pods.length, 3);
  assert.equal(row.restarts, 2);
});

test('where none lives any more, the figures are the mean of a pod', () => {
  const ended = { alive: false, cpu: { average: 1, max: 2, request: 3, limit: 4 } };
  assert.deepEqual(workload(podRow({ ...ended }), podRow({ ...ended, pod: 'b' })).cpu, ended.cpu);
});

test('one pod without a limit: the sum has none; an unknown average is left out', () => {
  const row = workload(podRow(), podRow({ pod: 'b', cpu: { max: 1 }, throttled: undefined }));
  assert.equal(row.cpu.limit, undefined);
  assert.equal(row.cpu.average, 0.4);
  assert.equal(row.throttled, 0);
});

test('any pod makes the verdict of its workload, with the worst one’s words', () => {
  const risk = (pod: string, max: number) => podRow({ pod, memory: { max, limit: 1000 } });
  const [verdict] = workload(podRow(), risk('b', 920), risk('c', 990)).verdicts;
  assert.equal(verdict?.kind, 'oom-risk');
  assert.equal(verdict?.pod, 'c');
  assert.equal(verdict?.pods, 2);
});

test('waste must hold for every pod observed long enough; settings of gone pods do not count', () => {
  const idle: Partial<PodRow> = { cpu: { average: 0, max: 0.01, request: 1 }, memory: { max: 1, request: 1000 } };
  const found = (...pods: PodRow[]) => workload(...pods).verdicts.map(({ kind }) => kind);
  assert.deepEqual(found(podRow(idle), podRow({ ...idle, pod: 'b' })), ['wasteful']);
  assert.deepEqual(found(podRow(idle), podRow({ pod: 'b' })), []);
  assert.deepEqual(found(podRow(idle), podRow({ pod: 'b', samples: 3 })), ['wasteful']);
  assert.deepEqual(found(podRow(), podRow({ pod: 'b', alive: false, unset: { 'memory-limit': 1 } })), []);
});

test('every grouping keeps every pod', () => {
  const pods = [podRow(), podRow({ pod: 'b', node: undefined }), podRow({ namespace: 'pay', pod: 'c' })];
  for (const grouping of ['workload', 'pod', 'namespace', 'node'] as const) {
    const rows = rollUp(pods, grouping, defaultPolicy, basis);
    assert.equal(rows.flatMap((row) => row.pods).length, 3, grouping);
    assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length, grouping);
  }
  assert.deepEqual(
    rollUp(pods, 'node', defaultPolicy, basis).map(({ subject }) => subject.name),
    ['node-1', '']
  );
});

test('waste is what is requested and not used even at peak', () => {
  const pods = [
    podRow({ cpu: { max: 0.5, request: 2 }, memory: { max: 1500, request: 1000 } }),
    podRow({ pod: 'gone', alive: false }),
    podRow({ pod: 'unknown', cpu: { request: 9 }, memory: {} }),
  ];
  const { wasted } = summarise(pods, [], []);
  assert.deepEqual(wasted, { cores: 1.5, requestedCores: 2, bytes: 0, requestedBytes: 1000 });
  assert.equal(summarise([podRow({ cpu: {}, memory: {} })], [], []).wasted, undefined);
});

test('nodes: requests over allocatable, and without the largest', () => {
  const allocatable = '__name__=kube_node_status_allocatable,resource=cpu';
  const requests = '__name__=kube_pod_container_resource_requests,resource=cpu';
  const nodes = readNodes({
    nodeAllocatable: samples([`node=a,${allocatable}`, 4], [`node=b,${allocatable}`, 8], ['node=a,resource=pods', 110]),
    nodeReserved: samples([`node=a,${requests}`, 3], [`node=b,${requests}`, 3], [`node=c,${requests}`, NaN]),
  });
  assert.equal(nodes.length, 2);
  assert.deepEqual(commitmentOf(nodes[0]!, 'requests'), { resource: 'cpu', ratio: 0.75 });
  assert.equal(commitmentOf(nodes[0]!, 'limits'), undefined);
  assert.deepEqual(commitmentWithoutLargest(nodes), { resource: 'cpu', ratio: 1.5 });
  assert.equal(commitmentWithoutLargest(nodes.slice(0, 1)), undefined);
  assert.deepEqual(readNodes({}), []);
});

test('CSV: unknown is empty, formulas are disarmed', () => {
  const row = workload(podRow({ cpu: { max: 1 }, owner: { kind: 'Deployment', namespace: '=1+1', name: 'a,"b"' } }));
  const [head, line] = rowsToCsv([row], []).split('\r\n');
  assert.match(head ?? '', /cpu_average_cores/);
  assert.match(line ?? '', /^Deployment,'=1\+1,"a,""b""",1,1,120,,1,,,/);
});

test('over the window, pods count with the time that they lived, those that ended too', () => {
  const half = podRow({ pod: 'cart-0', alive: false, samples: 60, cpu: { average: 2, request: 3 }, memory: {} });
  const unknown = podRow({ pod: 'cart-9', samples: 0, cpu: { request: 1 }, memory: {} });
  const [row] = rollUp([podRow(), half, unknown], 'workload', defaultPolicy, {
    windowSeconds: 3600,
    intervalSeconds: 30,
  });
  assert.deepEqual(row?.overWindow, {
    pods: 1.5,
    cpu: { average: 0.4 + 1, request: 1 + 1.5 },
    memory: { average: 400, request: 1000 },
  });
});

test('the cluster is one line', () => {
  const basis = { windowSeconds: 3600, intervalSeconds: 30 };
  const rows = rollUp([podRow(), podRow({ namespace: 'pay', pod: 'b' })], 'cluster', defaultPolicy, basis);
  assert.deepEqual(
    rows.map(({ id, pods }) => [id, pods.length]),
    [['Cluster//', 2]]
  );
});

test('a judge that remembers is asked once a pod and line', () => {
  const asked: string[] = [];
  const rows = rollUp([podRow(), podRow({ pod: 'b' })], 'namespace', defaultPolicy, basis, [], (pod) => {
    asked.push(pod.pod);
    return [];
  });
  assert.equal(asked.length, 2);
  assert.deepEqual(
    rows.map(({ verdicts }) => verdicts),
    [[]]
  );
});

test('the text of a verdict goes along when it is copied or written', () => {
  const [row] = rollUp([podRow({ memory: { max: 99, limit: 100 }, unset: {} })], 'workload', defaultPolicy, basis);
  const verdict = row?.verdicts.find(({ kind }) => kind === 'oom-risk');
  assert.match(verdict?.text.en ?? '', /99 % of the memory limit/);
  assert.deepEqual(JSON.parse(JSON.stringify({ ...verdict })).text, verdict?.text);
});

test('the cards know the whole cluster and the fullest quota', () => {
  const node = (name: string, requests: number) => ({ node: name, cpu: { allocatable: 4, requests }, memory: {} });
  const quota = (namespace: string, used: number | undefined, hard: number) => ({
    ...{ namespace, quota: 'q', resource: 'requests.cpu', used, hard },
  });
  const quotas = [quota('shop', 1, 4), quota('pay', 3, 4), quota('web', undefined, 1), quota('ml', 0, 0)];
  const summary = summarise([], [], [node('a', 1), node('b', 3)], quotas);
  assert.deepEqual(summary.cluster, { resource: 'cpu', ratio: 0.5 });
  assert.deepEqual(summary.quota, { namespace: 'pay', ratio: 0.75 });
  assert.equal(summarise([], [], []).cluster, undefined);
});
