import assert from 'node:assert/strict';
import { cgroup, container, counter, gauge, known, mebibyte, request } from '../quirk-fixtures.ts';
import { type Quirk, row, near, stateOf } from './quirk.ts';

/** What kubelets, kube-state-metrics and other exporters say twice, otherwise or not at all. */
export const exporterQuirks: Quirk[] = [
  {
    name: 'quirk 1: two replicas of kube-state-metrics and the series of one before its restart count once',
    series: [
      ...cgroup('web', 0.5, 100),
      ...known('web', 1),
      request('web', 1, { instance: '10.1.0.2:8080' }),
      request('web', 1, { instance: '10.1.0.3:8080' }, { to: 68, unmarked: true }),
    ],
    check: (found) => assert.equal(row(found, 'web').cpu.request, 1),
  },
  {
    name: 'quirk 5: kube-state-metrics 1.9 tells requests under the old and the new name: once',
    series: [
      ...cgroup('web', 0.5, 100),
      ...known('web', 1),
      gauge('kube_pod_container_resource_requests_cpu_cores', { ...stateOf('web'), container: 'app' }, 1),
    ],
    check: (found) => assert.equal(row(found, 'web').cpu.request, 1),
  },
  {
    name: 'quirk 5: kube-state-metrics before 1.9 knows the old names only',
    series: [
      ...cgroup('web', 0.5, 100),
      gauge('kube_pod_container_resource_requests_cpu_cores', { ...stateOf('web'), container: 'app' }, 1),
      gauge('kube_pod_container_resource_limits_memory_bytes', { ...stateOf('web'), container: 'app' }, 2e9),
    ],
    check: (found) => {
      assert.equal(row(found, 'web').cpu.request, 1);
      assert.equal(row(found, 'web').memory.limit, 2e9);
    },
  },
  {
    name: 'quirk 6: Kubernetes before 1.16 says pod_name and container_name, one series a CPU',
    series: [
      ...['cpu00', 'cpu01'].map((cpu) =>
        counter('container_cpu_usage_seconds_total', { ...legacy('web', 'app'), cpu }, 0.2)
      ),
      gauge('container_memory_working_set_bytes', legacy('web', 'app'), 100 * mebibyte),
      counter('container_cpu_usage_seconds_total', { ...legacy('web', 'POD'), cpu: 'cpu00' }, 0.3),
    ],
    check: (found) => {
      assert.equal(found.capabilities.usage, 'legacy');
      near(row(found, 'web').cpu.max, 0.4);
      near(row(found, 'web').cpu.average, 0.4);
    },
  },
  {
    name: 'quirk 7: the pause container, of Docker or of containerd, is not the pod',
    series: [
      ...cgroup('web', 0.5, 100),
      ...container('web', 'POD', 0.3, 700),
      ...container('web', '', 0.3, 900, { image: 'registry.k8s.io/pause:3.9' }),
      ...known('web', 1),
    ],
    check: (found) => {
      assert.equal(row(found, 'web').memory.max, 100 * mebibyte);
      near(row(found, 'web').cpu.average, 0.5);
    },
  },
  {
    name: 'quirk 8: without honor_labels the pod is exported_pod',
    series: [...cgroup('web', 0.5, 100), ...known('web', 1).map((one) => ({ ...one, labels: exported(one.labels) }))],
    check: (found) => {
      assert.equal(found.capabilities.exported, true);
      assert.deepEqual(
        found.pods.map(({ pod }) => pod),
        ['web']
      );
      assert.equal(row(found, 'web').cpu.request, 1);
    },
  },
  {
    name: 'quirk 11: no GPU, no memory metric: not collected, not zero',
    series: [...cgroup('web', 0.5, 100).slice(0, 1), ...known('web', 1)],
    check: (found) => {
      const { memory, gpu } = row(found, 'web');
      assert.equal(found.capabilities.gpu, 'none');
      assert.deepEqual([gpu, memory.max, memory.average], [undefined, undefined, undefined]);
    },
  },
  {
    name: 'quirk 11: a GPU exporter that does not know pods says nothing of pods',
    series: [
      ...cgroup('web', 0.5, 100),
      ...known('web', 1),
      gauge('DCGM_FI_DEV_GPU_UTIL', { gpu: '0', UUID: 'GPU-1', Hostname: 'node-1' }, 80),
    ],
    check: (found) => {
      assert.equal(found.capabilities.gpu, 'node');
      assert.equal(row(found, 'web').gpu, undefined);
    },
  },
  {
    name: 'quirk 12: Windows containers are known by their ids only',
    series: [
      ...cgroup('web', 0.5, 100),
      ...known('web', 1),
      ...known('iis', 1),
      gauge('kube_pod_container_info', { ...stateOf('iis'), container: 'app', container_id: 'containerd://w1' }, 1),
      counter('windows_container_cpu_usage_seconds_total', { job: 'windows', container_id: 'containerd://w1' }, 0.3),
      gauge(
        'windows_container_memory_usage_private_working_set_bytes',
        { job: 'windows', container_id: 'containerd://w1' },
        50 * mebibyte
      ),
    ],
    check: (found) => {
      near(row(found, 'iis').cpu.max, 0.3);
      assert.equal(row(found, 'iis').memory.max, 50 * mebibyte);
    },
  },
  {
    name: 'quirk 13: one kubelet scraped by two jobs is one pod',
    series: [...cgroup('web', 0.5, 100), ...cgroup('web', 0.5, 100, { job: 'cadvisor' }), ...known('web', 1)],
    check: (found) => {
      near(row(found, 'web').cpu.average, 0.5);
      assert.equal(row(found, 'web').memory.max, 100 * mebibyte);
      near(row(found, 'web').samples, 120, 0.02);
    },
  },
  {
    name: 'quirk 14: a pod of the same name in another cluster is another pod',
    series: [
      ...cgroup('web', 0.5, 100),
      ...known('web', 1),
      ...[...cgroup('web', 3, 900), ...known('web', 8)].map((one) => ({
        ...one,
        labels: { ...one.labels, cluster: 'elsewhere' },
      })),
    ],
    check: (found) => {
      near(row(found, 'web').cpu.max, 0.5);
      assert.equal(row(found, 'web').cpu.request, 1);
    },
  },
];

function legacy(pod: string, name: string) {
  const id = `/kubepods/pod-${pod}/${name}`;
  return { job: 'kubelet', namespace: 'shop', pod_name: pod, container_name: name, image: `${name}:1`, id };
}

/** As Prometheus stores them where the target has labels of these names. */
function exported(labels: Readonly<Record<string, string>>) {
  const { namespace = '', pod = '', container: name = '', ...rest } = labels;
  const own = { exported_namespace: namespace, exported_pod: pod, exported_container: name };
  return { ...rest, ...own, namespace: 'monitoring', pod: 'kube-state-metrics-0', container: 'kube-state-metrics' };
}
