import type { Labels } from '../../pkg-sandbox/src/metrics/sample.ts';
import type { SyntheticCluster } from '../resources/synthetic-cluster.ts';

/** A series with the same value all the time. */
export interface SteadySeries {
  labels: Labels;
  value: number;
}

const ksm = { job: 'kube-state-metrics', instance: '10.1.0.93:8080' };
const conditions = ['Ready', 'MemoryPressure', 'DiskPressure', 'PIDPressure', 'NetworkUnavailable'];

/** What the audit asks for beyond the series of the resource analysis: workloads, nodes, volumes, targets. */
export function stateOfWorkloads(cluster: SyntheticCluster, now: number): SteadySeries[] {
  const all: SteadySeries[] = [];
  const add = (name: string, labels: Labels, value: number) =>
    all.push({ labels: { ...labels, __name__: name }, value });
  const state = (name: string, labels: Labels, value: number) => add(name, { ...ksm, ...labels }, value);
  const alive = cluster.incarnations.filter(({ from }) => from === 0);

  const sizes = new Map<string, { kind: string; namespace: string; name: string; replicas: number }>();
  const deploymentOf = new Map(cluster.owners.map(({ namespace, name, owner }) => [`${namespace}/${name}`, owner]));
  for (const { namespace, pod, uid, owner } of alive) {
    const own = { namespace, pod, uid };
    state('kube_pod_status_ready', { ...own, condition: 'true' }, 1);
    state('kube_pod_status_ready', { ...own, condition: 'false' }, 0);
    state('kube_pod_created', own, now / 1000 - 86_400);
    state('kube_pod_start_time', own, now / 1000 - 86_400);
    if (owner.kind !== 'Job') {
      const name = deploymentOf.get(`${namespace}/${owner.name}`) ?? owner.name;
      const key = `${owner.kind}/${namespace}/${name}`;
      const known = sizes.get(key) ?? { kind: owner.kind, namespace, name, replicas: 0 };
      sizes.set(key, { ...known, replicas: known.replicas + 1 });
    }
  }
  [...sizes.values()].forEach(({ kind, namespace, name, replicas }, index) => {
    // One in fifty lacks a replica.
    const ready = index % 50 === 7 ? replicas - 1 : replicas;
    if (kind === 'ReplicaSet') {
      const own = { namespace, deployment: name };
      state('kube_deployment_spec_replicas', own, replicas);
      state('kube_deployment_status_replicas_available', own, ready);
      state('kube_deployment_metadata_generation', own, 3);
      state('kube_deployment_status_observed_generation', own, 3);
    } else {
      const own = { namespace, statefulset: name };
      state('kube_statefulset_replicas', own, replicas);
      state('kube_statefulset_status_replicas_ready', own, ready);
      state('kube_statefulset_status_replicas_updated', own, replicas);
      const volume = { namespace, persistentvolumeclaim: `data-${name}-0`, job: 'kubelet', node: 'node-1' };
      add('kubelet_volume_stats_capacity_bytes', volume, 2e10);
      add('kubelet_volume_stats_available_bytes', volume, index % 20 === 3 ? 2e8 : 9e9);
      add('kubelet_volume_stats_used_bytes', volume, 1e10);
      add('kubelet_volume_stats_inodes', volume, 1e6);
      add('kubelet_volume_stats_inodes_free', volume, 9e5);
    }
    if (index % 3 === 0) {
      const scaler = { namespace, horizontalpodautoscaler: name };
      state('kube_horizontalpodautoscaler_spec_max_replicas', scaler, replicas + (index % 30 === 0 ? 0 : 5));
      state('kube_horizontalpodautoscaler_spec_min_replicas', scaler, 1);
      state('kube_horizontalpodautoscaler_status_current_replicas', scaler, replicas);
      state('kube_horizontalpodautoscaler_status_desired_replicas', scaler, replicas);
      const budget = { namespace, poddisruptionbudget: name };
      state('kube_poddisruptionbudget_status_current_healthy', budget, ready);
      state('kube_poddisruptionbudget_status_desired_healthy', budget, replicas);
    }
  });

  for (let index = 0; index < cluster.nodes; index += 1) {
    const node = `node-${index}`;
    for (const condition of conditions) {
      const holds = condition === 'Ready';
      for (const status of ['true', 'false', 'unknown']) {
        state('kube_node_status_condition', { node, condition, status }, status === String(holds) ? 1 : 0);
      }
    }
    state('kube_node_spec_unschedulable', { node }, 0);
    const instance = `10.0.${Math.floor(index / 250)}.${index % 250}`;
    for (const path of ['/metrics', '/metrics/cadvisor']) {
      add('up', { job: 'kubelet', metrics_path: path, instance: `${instance}:10250`, node }, 1);
    }
    const exporter = { job: 'node-exporter', instance: `${instance}:9100` };
    add('up', exporter, index % 100 === 99 ? 0 : 1);
    add('node_uname_info', { ...exporter, nodename: node }, 1);
    for (const mountpoint of ['/', '/var/lib/containerd']) {
      const disk = { ...exporter, mountpoint, device: '/dev/sda1', fstype: 'ext4' };
      add('node_filesystem_size_bytes', disk, 2e11);
      add('node_filesystem_avail_bytes', disk, index % 60 === 5 ? 5e9 : 1e11);
      add('node_filesystem_files', disk, 1e7);
      add('node_filesystem_files_free', disk, 8e6);
      add('node_filesystem_readonly', disk, 0);
    }
    add('node_nf_conntrack_entries', exporter, 1e4);
    add('node_nf_conntrack_entries_limit', exporter, 2.6e5);
    add('node_vmstat_oom_kill', exporter, 3);
  }
  for (const [job, targets] of Object.entries({ apiserver: 3, coredns: 2, 'kube-state-metrics': 1, prometheus: 2 })) {
    for (let target = 0; target < targets; target += 1) {
      add('up', { job, instance: `10.9.0.${target}:8443` }, 1);
    }
  }
  return all;
}
