import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Counters } from './counters.ts';
import { exampleWorld, type ExampleNode, type ExamplePod } from './example-world.ts';
import type { Labels, Sample } from './sample.ts';
import { targetsOf } from './targets.ts';

const start = Date.parse('2026-01-01T00:00:00Z');
const nodes: ExampleNode[] = [
  { name: 'a', unreachableFrom: 1000 },
  { name: 'win', os: 'windows' },
  { name: 'gpu', gpus: 2 },
];
const pods: ExamplePod[] = [
  { name: 'web', node: 'a', cpu: 0.5, throttled: 0.3, restartedAt: 300 },
  { name: 'free', node: 'a', cpu: 1, cpuLimit: 'none' },
  { name: 'iis', node: 'win', cpu: 0.2 },
  { name: 'train', node: 'gpu', cpu: 1 },
];
const world = exampleWorld(start, nodes, pods);

/** The page of a target after walking up to `second` in steps of 30 s. */
function page(path: string, second: number): Sample[] | string {
  const counters = new Counters();
  for (let now = 0; now <= second; now += 30) {
    counters.advance(world.at(start + now * 1000));
  }
  const state = world.at(start + second * 1000);
  const target = targetsOf(state).find((candidate) => candidate.path === path);
  assert.ok(target, path);
  return target.scrape(state, counters);
}

function value(samples: Sample[] | string, name: string, labels: Labels = {}): number[] {
  assert.ok(typeof samples !== 'string', String(samples));
  return samples
    .filter((sample) => sample.name === name)
    .filter((sample) => Object.entries(labels).every(([label, text]) => sample.labels[label] === text))
    .map((sample) => sample.value);
}

function near(actual: number | undefined, expected: number): void {
  assert.ok(actual !== undefined && Math.abs(actual - expected) < 1e-6, `${actual} is not ${expected}`);
}

const cpu = 'container_cpu_usage_seconds_total';

describe('cAdvisor', () => {
  const path = '/node/a/metrics/cadvisor';
  test('a container counts its CPU seconds; a restarted one counts anew, its pod goes on', () => {
    near(value(page(path, 240), cpu, { pod: 'web', container: 'app' })[0], 120);
    const after = page(path, 600);
    near(value(after, cpu, { pod: 'web', container: 'app' })[0], 150);
    near(value(after, cpu, { pod: 'web', container: '', image: '' })[0], 300 - 0.5 * 30);
  });
  test('a pod has one series of its cgroup and one of its pause container', () => {
    const memory = value(page(path, 60), 'container_memory_working_set_bytes', { pod: 'web', container: '' });
    assert.deepEqual(memory, [512 * 2 ** 20 + 290_816, 290_816]);
  });
  test('throttling follows the declared share; without a limit there are no such families', () => {
    const samples = page(path, 240);
    assert.deepEqual(value(samples, 'container_cpu_cfs_periods_total', { pod: 'web', container: 'app' }), [2400]);
    near(value(samples, 'container_cpu_cfs_throttled_periods_total', { pod: 'web', container: 'app' })[0], 720);
    assert.deepEqual(value(samples, 'container_cpu_cfs_periods_total', { pod: 'free' }), []);
  });
  test('the pause container carries the network', () => {
    const received = value(page(path, 60), 'container_network_receive_bytes_total', { pod: 'web', interface: 'eth0' });
    assert.deepEqual(received, [60_000]);
  });
  test('a Windows kubelet knows the node only', () => {
    const samples = page('/node/win/metrics/cadvisor', 60);
    assert.deepEqual(value(samples, 'machine_cpu_cores'), [4]);
    assert.deepEqual(value(samples, cpu, { pod: 'iis' }), []);
  });
  test('a node out of reach gives no page', () => {
    assert.equal(page(path, 1200), 'unreachable');
    assert.equal(page('/node/a/exporter', 1200), 'unreachable');
  });
});

test('the kubelet tells volumes and no certificate lifetimes', () => {
  const samples = page('/node/a/metrics', 60);
  assert.deepEqual(value(samples, 'kubelet_volume_stats_available_bytes', { persistentvolumeclaim: 'data-db-0' }), [
    2 ** 29,
  ]);
  assert.deepEqual(value(samples, 'kubelet_running_pods'), [2]);
  assert.ok(typeof samples !== 'string' && !samples.some((sample) => sample.name.includes('certificate')));
});

test('the busy and idle seconds of a Linux node add up to its CPUs', () => {
  const samples = page('/node/a/exporter', 600);
  const sum = value(samples, 'node_cpu_seconds_total').reduce((total, seconds) => total + seconds, 0);
  near(sum, 4 * (86_400 + 600));
  assert.equal(value(samples, 'node_uname_info', { nodename: 'a' }).length, 1);
});

test('a Windows container is named by its id alone', () => {
  const samples = page('/node/win/exporter', 300);
  near(value(samples, 'windows_container_cpu_usage_seconds_total')[0], 60);
  assert.ok(typeof samples !== 'string');
  const container = samples.find((sample) => sample.name === 'windows_container_available');
  assert.match(container?.labels.container_id ?? '', /^containerd:\/\/[0-9a-f]{64}$/);
});

test('every GPU names the pod that holds it, memory in MiB', () => {
  const samples = page('/node/gpu/dcgm', 60);
  assert.deepEqual(value(samples, 'DCGM_FI_DEV_FB_USED', { pod: 'train', namespace: 'shop' }), [1024, 1024]);
  assert.deepEqual(value(samples, 'DCGM_FI_DEV_GPU_UTIL'), [40, 40]);
});

test('only a node with GPUs has that target', () => {
  const paths = targetsOf(world.at(start)).map((target) => target.path);
  assert.ok(paths.includes('/node/gpu/dcgm') && !paths.includes('/node/a/dcgm'));
});

describe('counters', () => {
  test('a pod’s go on while none of its containers runs', () => {
    const counters = new Counters();
    const uids = world.at(start).pods.map((pod) => pod.uid);
    counters.advance(world.at(start + 60_000));
    const before = uids.map((uid) => counters.pod(uid).cpuSeconds);
    counters.advance({ ...world.at(start + 90_000), pods: [] });
    assert.deepEqual(
      uids.map((uid) => counters.pod(uid).cpuSeconds),
      before
    );
    const samples = targetsOf(world.at(start))[1]?.scrape({ ...world.at(start + 90_000), pods: [] }, counters);
    assert.equal(value(samples ?? [], cpu, { pod: 'web', container: '', image: '' })[0], before[0]);
  });
  test('never go back, whatever the order of the moments', () => {
    const counters = new Counters();
    counters.advance(world.at(start + 60_000));
    const before = counters.node('a').cpuSeconds;
    counters.advance(world.at(start + 30_000));
    assert.equal(counters.node('a').cpuSeconds, before);
  });
  test('an OOM kill counts once, however often the API shows it', () => {
    const terminated = { reason: 'OOMKilled', exitCode: 137, containerID: 'containerd://1' };
    const statuses = [{ name: 'app', lastState: { terminated } }];
    const killed: ExamplePod = {
      name: 'web',
      node: 'a',
      cpu: 1,
      status: { phase: 'Running', containerStatuses: statuses },
    };
    const counters = new Counters();
    counters.advance(world.at(start));
    for (const second of [30, 60, 90]) {
      counters.advance(exampleWorld(start, nodes, [killed]).at(start + second * 1000));
    }
    assert.equal(counters.node('a').oomKills, 1);
  });
  test('what is not known has used nothing', () => {
    assert.equal(new Counters().container('none').cpuSeconds, 0);
    assert.equal(new Counters().pod('none').receivedBytes, 0);
  });
});
