import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { workloadKey } from '@vigil/core/vocabulary/workload-ref';
import { askPrometheus } from './ask-prometheus.ts';
import { readResources } from './read-resources.ts';
import { absentPage, type ClusterPages, pageText, scrapeClusters } from './real-pages/cluster-pages.ts';
import { expectedPods } from './real-pages/expected-pods.ts';
import { readPage } from './real-pages/read-page.ts';

interface Cluster extends ClusterPages {
  usage: 'pod' | 'legacy';
  reservations: 'v2' | 'v1';
  /** Some pods, and the workloads that own them. */
  owners: Record<string, string>;
}

const clusters: Cluster[] = [
  {
    name: '1.31',
    cadvisor: '1_31/kubelet-metrics-cadvisor',
    state: '1_31/ksm-metrics',
    honorLabels: true,
    usage: 'pod',
    reservations: 'v2',
    owners: {
      'e2e-deployment-7788bdb6df-7r2fx': 'Deployment/scraper/e2e-deployment',
      'e2e-statefulset-0': 'StatefulSet/scraper/e2e-statefulset',
      'kube-proxy-dhhlf': 'DaemonSet/kube-system/kube-proxy',
      'etcd-datagen-1-31': 'Pod/kube-system/etcd-datagen-1-31',
      'storage-provisioner': 'Pod/kube-system/storage-provisioner',
      'e2e-container-pending': 'Pod/scraper/e2e-container-pending',
    },
  },
  {
    name: '1.23, labels not honoured',
    cadvisor: '1_23/metrics-cadvisor',
    state: '1_23/ksm-metrics',
    honorLabels: false,
    usage: 'pod',
    reservations: 'v2',
    owners: {
      'e2e-depl-588f84c7-h7mdb': 'Deployment/scraper/e2e-depl',
      'e2e-ds-r7jsq': 'DaemonSet/scraper/e2e-ds',
      'coredns-bd6b6df9f-gcftw': 'Deployment/kube-system/coredns',
    },
  },
  {
    name: '1.15, old names',
    cadvisor: '1_15/testdata-k8s_v1_15_kubelet_metrics_cadvisor_payload_plain.txt',
    state: '1_15/testdata-metrics_plain.txt',
    honorLabels: true,
    usage: 'legacy',
    reservations: 'v1',
    owners: {
      'smoya-ghtop-6878dbdcc4-2r4l5': 'Deployment/default/smoya-ghtop',
      'kubernetes-dashboard-72jx6': 'ReplicationController/kube-system/kubernetes-dashboard',
      'kube-addon-manager-minikube': 'Pod/kube-system/kube-addon-manager-minikube',
    },
  },
];

describe('pages of real clusters', { skip: absentPage(clusters) }, () => {
  let prometheus: Awaited<ReturnType<typeof scrapeClusters>>;
  before(async () => {
    // kube-prometheus' labels of the kubelet's targets.
    const kubelet = { job: 'kubelet', metrics_path: '/metrics/cadvisor', node: 'node-1', endpoint: 'https-metrics' };
    prometheus = await scrapeClusters(clusters, kubelet);
  });
  after(() => prometheus.close());

  for (const cluster of clusters) {
    test(`${cluster.name}: every pod with its figures, and what is unknown is not zero`, async () => {
      const to = Date.now();
      const scope = { cluster: { label: 'cluster', value: cluster.name }, namespaces: [] };
      const { capabilities, pods } = await readResources(
        askPrometheus(prometheus.url),
        { from: to - 600_000, to },
        scope
      );
      const { usage, reservations, exported } = capabilities;
      assert.deepEqual(
        { usage, reservations, exported },
        { usage: cluster.usage, reservations: cluster.reservations, exported: !cluster.honorLabels }
      );
      const state = readPage(pageText(cluster.state));
      const expected = expectedPods(readPage(pageText(cluster.cadvisor)), state);
      const restartsKnown = state.some(({ name }) => name === 'kube_pod_container_status_restarts_total');
      assert.ok(expected.size >= 10, `${expected.size} pods`);
      const figures = new Map(
        pods.map(({ namespace, pod, memory, cpu }) => [
          `${namespace}/${pod}`,
          {
            memory: memory.max,
            cpuRequest: cpu.request,
            cpuLimit: cpu.limit,
            memoryRequest: memory.request,
            memoryLimit: memory.limit,
          },
        ])
      );
      const rounded = (map: ReadonlyMap<string, object>) =>
        [...map]
          .map(([pod, row]) => [pod, ...Object.entries(row).map(([name, value]) => `${name} ${round(value)}`)])
          .sort();
      assert.deepEqual(rounded(figures), rounded(expected));
      for (const { pod, memory, cpu, samples, restarts } of pods) {
        assert.equal(memory.average === undefined, memory.max === undefined, pod);
        // Nobody has used anything between two equal pages; where there are no samples that is not known either.
        assert.equal(cpu.average, samples > 0 ? 0 : undefined, pod);
        assert.ok(restartsKnown || restarts === undefined, pod);
      }
    });

    test(`${cluster.name}: owners`, async () => {
      const to = Date.now();
      const scope = { cluster: { label: 'cluster', value: cluster.name }, namespaces: [] };
      const { pods } = await readResources(askPrometheus(prometheus.url), { from: to - 600_000, to }, scope);
      const found = pods.filter(({ pod }) => pod in cluster.owners).map(({ pod, owner }) => [pod, workloadKey(owner)]);
      assert.deepEqual(Object.fromEntries(found), cluster.owners);
    });
  }
});

/** Sums of doubles differ in their last digits by the order of their parts. */
function round(value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(9)) : value;
}
