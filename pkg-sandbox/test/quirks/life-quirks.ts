import assert from 'node:assert/strict';
import { cgroup, container, counter, gauge, known, mebibyte, request } from '../quirk-fixtures.ts';
import { type Quirk, row, near, stateOf } from './quirk.ts';

/** Containers that begin anew, pods that come and go, and several containers in one pod. */
export const lifeQuirks: Quirk[] = [
  {
    name: 'quirk 2: a StatefulSet’s pod made again under its name is one row, averaged over both lives',
    series: [
      ...cgroup('db-0', 1, 300, { id: '/kubepods/old' }, { to: 40 }),
      ...cgroup('db-0', 0.2, 100, { id: '/kubepods/new' }, { from: 41 }),
      ...known('db-0', 0.5, { uid: 'old' }, { to: 40 }),
      ...known('db-0', 2, { uid: 'new' }, { from: 41 }),
    ],
    check: (found) => {
      const { cpu, memory } = row(found, 'db-0');
      near(cpu.average, 0.6, 0.05);
      near(cpu.max, 1);
      near(memory.average, 200 * mebibyte, 0.05);
      assert.equal(memory.max, 300 * mebibyte);
      assert.equal(cpu.request, 2);
    },
  },
  {
    name: 'quirk 3: a container that was restarted is a new series, not a second container',
    series: [
      ...container('web', 'app', 0.5, 300, { id: '/one' }, { to: 40, unmarked: true }),
      ...container('web', 'app', 0.5, 200, { id: '/two' }, { from: 40.5 }),
      ...known('web', 1),
    ],
    check: (found) => {
      assert.equal(found.capabilities.usage, 'container');
      assert.equal(row(found, 'web').memory.max, 300 * mebibyte);
      near(row(found, 'web').cpu.max, 0.5);
    },
  },
  {
    name: 'a sidecar with room to spare does not hide a container above its request and near its limit',
    series: [
      ...cgroup('web', 0.95, 100),
      ...container('web', 'app', 0.9, 90),
      ...container('web', 'idle', 0.05, 10),
      ...known('web', 0.5),
      request('web', 2, { container: 'idle' }),
      gauge('kube_pod_container_resource_limits', { ...stateOf('web'), container: 'app', resource: 'cpu' }, 1),
      gauge('kube_pod_container_resource_limits', { ...stateOf('web'), container: 'idle', resource: 'cpu' }, 4),
    ],
    check: (found) => {
      const { cpuOfLimit, cpuOfRequest } = row(found, 'web').pressure;
      assert.deepEqual([cpuOfLimit?.container, cpuOfRequest?.container], ['app', 'app']);
      near(cpuOfLimit?.ratio, 0.9);
      near(cpuOfRequest?.ratio, 1.8);
    },
  },
  {
    name: 'quirk 4: a counter that begins anew is no peak and takes nothing away',
    series: [
      ...cgroup('web', 0.5, 100).slice(1),
      {
        ...counter('container_cpu_usage_seconds_total', cgroup('web', 0, 0)[0]?.labels ?? {}, 0),
        value: (at) => (at < 40 ? 100_000 + at * 30 : (at - 40) * 30),
      },
      ...known('web', 1),
    ],
    check: (found) => {
      near(row(found, 'web').cpu.max, 0.5);
      near(row(found, 'web').cpu.average, 0.5);
    },
  },
  {
    name: 'quirk 9: a deleted pod counts with the time that it lived and the request that it had',
    series: [
      ...cgroup('web', 0.5, 100, {}, { to: 30 }),
      ...known('web', 1, {}, { to: 30 }),
      ...cgroup('other', 0.1, 1),
      ...known('other', 1),
    ],
    check: (found) => {
      const { alive, cpu } = row(found, 'web');
      assert.equal(alive, false);
      assert.equal(cpu.request, 1);
      near(cpu.average, 0.5, 0.05);
    },
  },
  {
    name: 'quirk 10: a pod that lived four minutes is not lost and not averaged over the hour',
    series: [...cgroup('job', 0.8, 100, {}, { from: 31, to: 35 }), ...cgroup('other', 0.1, 1), ...known('other', 1)],
    check: (found) => {
      near(row(found, 'job').cpu.max, 0.8);
      near(row(found, 'job').cpu.average, 0.8, 0.1);
      assert.equal(row(found, 'job').memory.max, 100 * mebibyte);
    },
  },
];
