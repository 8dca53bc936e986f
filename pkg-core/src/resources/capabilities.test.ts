import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planProbe, readCapabilities } from './capabilities.ts';
import { samples } from './testing/example-answers.ts';

test('no answers: nothing is there, the interval is assumed', () => {
  const { usage, reservations, interval, gpu, exported, usageJob } = readCapabilities({});
  assert.deepEqual(
    { usage, reservations, interval, gpu, exported, usageJob },
    {
      usage: 'none',
      reservations: 'none',
      interval: { seconds: 30, measured: false },
      gpu: 'none',
      exported: false,
      usageJob: null,
    }
  );
});

test('the pod cgroup is preferred to containers, and those to the old names', () => {
  const form = (...names: string[]) =>
    readCapabilities({ usage: samples(...names.map((name) => [`form=${name}`, 9] as const)) }).usage;
  assert.equal(form('container', 'pod'), 'pod');
  assert.equal(form('container'), 'container');
  assert.equal(form('legacy'), 'legacy');
});

test('the scrape interval', () => {
  for (const [measured, seconds] of [
    [29.6, 30],
    [30.7, 30],
    [15.2, 15],
    [60, 60],
    [45, 45],
    [31.4, 30],
    // No rounding away of what is another interval: an average would be wrong by as much.
    [32, 32],
    [12, 12],
    [0.4, 1],
    [NaN, 30],
    [0, 30],
  ] as const) {
    assert.equal(readCapabilities({ interval: samples(['', measured]) }).interval.seconds, seconds, `${measured} s`);
  }
});

test('of several scrape jobs the interval is that of the one that is read', () => {
  const interval = (
    jobs: Array<readonly [string, number]>,
    pods: number,
    ...measured: Array<readonly [string, number]>
  ) => readCapabilities({ jobs: samples(...jobs), pods: samples(['', pods]), interval: samples(...measured) }).interval;
  const both = [
    ['job=agent', 15],
    ['job=kubelet', 30],
  ] as const;
  const measured = (seconds: number) => ({ seconds, measured: true });
  for (const [what, jobs, expected] of [
    [
      'kubelet knows every pod',
      [
        ['job=kubelet', 100],
        ['job=agent', 60],
      ],
      measured(30),
    ],
    [
      'each has its own pods',
      [
        ['job=kubelet', 60],
        ['job=agent', 40],
      ],
      measured(30),
    ],
    [
      'each has its own pods, most are the agent’s',
      [
        ['job=kubelet', 40],
        ['job=agent', 60],
      ],
      measured(15),
    ],
    ['no pod cgroups to count', [], measured(15)],
  ] as const) {
    assert.deepEqual(interval([...jobs], 100, ...both), expected, what);
  }
  const full = [
    ['job=kubelet', 100],
    ['job=agent', 100],
  ] as const;
  assert.deepEqual(
    interval([...full], 100, ['job=agent', 15]),
    { seconds: 30, measured: false },
    'an interval of a job that is not read says nothing'
  );
});

test('of several scrape jobs one is read only when it knows every pod', () => {
  const job = (counts: Array<readonly [string, number]>, pods: number) =>
    readCapabilities({ jobs: samples(...counts), pods: samples(['', pods]) }).usageJob;
  assert.equal(job([['job=kubelet', 100]], 100), null);
  assert.equal(
    job(
      [
        ['job=kubelet', 100],
        ['job=agent', 100],
      ],
      100
    ),
    'kubelet'
  );
  assert.equal(
    job(
      [
        ['job=east', 60],
        ['job=west', 40],
      ],
      100
    ),
    null,
    'each job has its own pods'
  );
});

test('kube-state-metrics 1.9 has both names: the new one wins', () => {
  const names = (...metrics: string[]) =>
    readCapabilities({ metrics: samples(...metrics.map((name) => [`__name__=${name}`, 1] as const)) }).reservations;
  assert.equal(names('kube_pod_container_resource_requests', 'kube_pod_container_resource_requests_cpu_cores'), 'v2');
  assert.equal(names('kube_pod_container_resource_requests_cpu_cores'), 'v1');
});

test('the probe asks within the chosen cluster', () => {
  for (const { expr, id } of planProbe({ cluster: { label: 'cluster', value: 'east' }, namespaces: ['shop'] })) {
    assert.match(expr, /cluster="east"/, id);
  }
});
