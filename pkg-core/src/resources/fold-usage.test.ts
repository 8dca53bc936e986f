import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldUsage, gonePods } from './fold-usage.ts';
import { capabilities, samples } from './testing/example-answers.ts';

const cart = 'namespace=shop,pod=cart-1';
const requests = '__name__=kube_pod_container_resource_requests';
const limits = '__name__=kube_pod_container_resource_limits';
const usage = {
  cpuMax: samples([cart, 0.9]),
  cpuSeconds: samples([cart, 600]),
  samples: samples([cart, 40]),
  memoryMax: samples([cart, 700]),
  memorySum: samples([cart, 40 * 500]),
};
const one = (answers: Parameters<typeof foldUsage>[0], gone = {}, patch = {}) => {
  const rows = foldUsage(answers, capabilities(patch), gone);
  assert.equal(rows.length, 1);
  return rows[0]!;
};

test('averages are taken over the lived time, not over the window', () => {
  const row = one(usage);
  assert.deepEqual(row.cpu, { average: 0.5, max: 0.9, request: undefined, limit: undefined });
  assert.equal(row.memory.average, 500);
  assert.equal(one(usage, {}, { interval: { seconds: 60, measured: true } }).cpu.average, 0.25);
});

test('no average is above the peak, however short a pod lived', () => {
  const row = one({ ...usage, cpuSeconds: samples([cart, 2400]), memorySum: samples([cart, 40 * 900]) });
  assert.deepEqual([row.cpu.average, row.memory.average], [0.9, 700]);
});

test('what is missing or no number is unknown, never zero', () => {
  const row = one({ samples: samples([cart, 40]), cpuMax: samples([cart, NaN]), throttled: samples([cart, NaN]) });
  assert.deepEqual(row.cpu, { average: undefined, max: undefined, request: undefined, limit: undefined });
  assert.equal(row.throttled, undefined);
  assert.equal(row.restarts, undefined);
  assert.equal(row.unset, undefined);
  assert.equal(row.gpu, undefined);
  assert.equal(row.alive, true, 'nobody says that it is gone');
  assert.deepEqual(foldUsage({}, capabilities()), []);
});

test('samples without namespace or pod are no pod', () => {
  assert.deepEqual(foldUsage({ samples: samples(['namespace=shop', 3], ['pod=x', 3]) }, capabilities()), []);
});

test('a duplicate of a pod does not add up', () => {
  assert.equal(one({ ...usage, cpuMax: samples([cart, 0.9], [cart, 0.8]) }).cpu.max, 0.9);
});

test('requests and limits of both generations of kube-state-metrics', () => {
  const reserved = samples([`${cart},${requests},resource=cpu`, 1], [`${cart},${limits},resource=memory`, 1000]);
  const row = one({ ...usage, reserved });
  assert.equal(row.cpu.request, 1);
  assert.equal(row.cpu.limit, undefined);
  assert.equal(row.memory.limit, 1000);
  const old = samples([`${cart},${requests}_cpu_cores`, 2], [`${cart},${limits}_memory_bytes`, 7]);
  assert.deepEqual(
    [one({ ...usage, reserved: old }).cpu.request, one({ ...usage, reserved: old }).memory.limit],
    [2, 7]
  );
});

test('a pod where one container has no limit has no limit', () => {
  const answers = {
    ...usage,
    reserved: samples([`${cart},${limits},resource=cpu`, 1], [`${cart},${limits},resource=memory`, 800]),
    unset: samples([`${cart},unset=cpu-limit`, 1], [`${cart},unset=memory-limit`, 2]),
    pods: samples([`${cart},node=n1`, 1]),
  };
  const row = one(answers);
  assert.equal(row.cpu.limit, undefined);
  assert.equal(row.memory.limit, undefined);
  assert.deepEqual(row.unset, { 'cpu-limit': 1, 'memory-limit': 2 });
  assert.equal(row.node, 'n1');
});

test('no restart is zero only where kube-state-metrics knows the pod', () => {
  const pods = samples([cart, 1]);
  assert.equal(one({ ...usage, pods, restarts: [] }).restarts, 0);
  assert.equal(one({ ...usage, pods: [], restarts: [] }).restarts, undefined);
  assert.equal(one({ ...usage, pods, restarts: samples([cart, 3]) }).restarts, 3);
});

test('an OOM kill before the window does not count', () => {
  const pods = samples([cart, 1]);
  const oomKilled = samples([cart, 1]);
  assert.equal(one({ ...usage, pods, oomKilled, restarts: [] }).oomKilled, false);
  assert.equal(one({ ...usage, pods, oomKilled, restarts: samples([cart, 1]) }).oomKilled, true);
});

test('gone pods take their settings from the second look, living ones never', () => {
  const gone = { reserved: samples([`${cart},${requests},resource=cpu`, 5]), pods: samples([`${cart},node=old`, 1]) };
  const dead = one({ ...usage, pods: [], reserved: [] }, gone);
  assert.equal(dead.alive, false);
  assert.equal(dead.cpu.request, 5);
  assert.equal(dead.node, 'old');
  const now = { pods: samples([`${cart},node=new`, 1]), reserved: samples([`${cart},${requests},resource=cpu`, 1]) };
  const living = one({ ...usage, ...now }, gone);
  assert.equal(living.cpu.request, 1);
  assert.equal(living.node, 'new');
});

test('which pods are gone', () => {
  assert.deepEqual(gonePods({ ...usage, pods: [] }), [{ namespace: 'shop', pod: 'cart-1' }]);
  assert.deepEqual(gonePods({ ...usage, pods: samples([cart, 0]) }), []);
  assert.deepEqual(gonePods(usage), [], 'kube-state-metrics said nothing at all');
});

test('a pod that waits for a node has a row, one that ended without usage has not', () => {
  assert.equal(one({ pods: samples([cart, 1]) }).samples, 0);
  assert.deepEqual(foldUsage({ pods: samples([cart, 0]) }, capabilities()), []);
});

test('owners', () => {
  const owner = (kind: string, name: string, more = {}) =>
    one({ ...usage, podOwners: samples([`${cart},owner_kind=${kind},owner_name=${name}`, 1]), ...more }).owner;
  const sets = (kind: string, name: string) => ({
    replicaSetOwners: samples([`namespace=shop,replicaset=cart-7f9c8d6b5,owner_kind=${kind},owner_name=${name}`, 1]),
  });
  const shop = { namespace: 'shop' };
  assert.deepEqual(owner('StatefulSet', 'cart'), { ...shop, kind: 'StatefulSet', name: 'cart' });
  assert.deepEqual(owner('ReplicaSet', 'cart-7f9c8d6b5', sets('Deployment', 'cart')), {
    ...shop,
    kind: 'Deployment',
    name: 'cart',
  });
  assert.deepEqual(owner('ReplicaSet', 'cart-7f9c8d6b5', sets('Rollout', 'cart')), {
    ...shop,
    kind: 'Rollout',
    name: 'cart',
  });
  assert.deepEqual(owner('ReplicaSet', 'cart-7f9c8d6b5', sets('<none>', '<none>')), {
    ...shop,
    kind: 'ReplicaSet',
    name: 'cart-7f9c8d6b5',
  });
  assert.deepEqual(
    owner('ReplicaSet', 'cart-7f9c8d6b5'),
    { ...shop, kind: 'Deployment', name: 'cart' },
    'gone with its Deployment'
  );
  assert.deepEqual(owner('Node', 'node-1'), { ...shop, kind: 'Pod', name: 'cart-1' });
  assert.deepEqual(owner('<none>', '<none>'), { ...shop, kind: 'Pod', name: 'cart-1' });
  const jobOwners = samples(['namespace=shop,job_name=nightly-1,owner_kind=CronJob,owner_name=nightly', 1]);
  assert.deepEqual(owner('Job', 'nightly-1', { jobOwners }), { ...shop, kind: 'CronJob', name: 'nightly' });
  const gone = foldUsage({ ...usage, pods: [], jobOwners: [] }, capabilities(), {
    podOwners: samples([`${cart},owner_kind=Job,owner_name=nightly-1`, 1]),
    jobOwners,
  });
  assert.deepEqual(gone[0]?.owner, { ...shop, kind: 'CronJob', name: 'nightly' }, 'the Job went with its pod');
  assert.deepEqual(owner('Job', 'nightly-1'), { ...shop, kind: 'Job', name: 'nightly-1' });
});
