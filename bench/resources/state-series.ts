import type { Labels } from '../../pkg-sandbox/src/metrics/sample.ts';
import { kubeletLabels } from './cluster-writer.ts';
import type { Incarnation, SyntheticCluster } from './synthetic-cluster.ts';

/** A series of kube-state-metrics or of the GPU exporter, from one step up to another. */
export interface LastingSeries {
  labels: Labels;
  from: number;
  to: number;
  value(step: number): number;
}

const one = () => 1;

/**
 * What kube-state-metrics tells of the cluster, as the job of that name with `honor_labels`. It is restarted at 55 % of
 * the time: from then on every series has another instance. GPUs come from dcgm-exporter without `honor_labels`.
 */
export function stateSeries(cluster: SyntheticCluster, steps: number): LastingSeries[] {
  const restart = Math.round(steps * 0.55);
  const stays: LastingSeries[] = [];
  const add = (name: string, labels: Labels, from: number, to: number, value: (step: number) => number = one) => {
    for (const [instance, first, last] of [
      ['10.1.0.17:8080', from, Math.min(to, restart)],
      ['10.1.0.93:8080', Math.max(from, restart), to],
    ] as const) {
      if (first < last) {
        const target = { job: 'kube-state-metrics', endpoint: 'http', service: 'kube-state-metrics', instance };
        stays.push({ labels: { ...target, ...labels, __name__: name }, from: first, to: last, value });
      }
    }
  };
  cluster.incarnations.forEach((pod) => addPod(pod, add));
  for (const { kind, namespace, name, owner, from, to } of cluster.owners) {
    const labels: Labels =
      kind === 'Job'
        ? { namespace, job_name: name, owner_kind: 'CronJob', owner_name: owner, owner_is_controller: 'true' }
        : { namespace, replicaset: name, owner_kind: 'Deployment', owner_name: owner, owner_is_controller: 'true' };
    add(kind === 'Job' ? 'kube_job_owner' : 'kube_replicaset_owner', labels, from, to);
  }
  for (let node = 0; node < cluster.nodes; node += 1) {
    const name = `node-${node}`;
    add('kube_node_info', { node: name, kubelet_version: 'v1.32.4' }, 0, steps);
    add('kube_node_status_allocatable', { node: name, resource: 'cpu', unit: 'core' }, 0, steps, () => 15.8);
    add('kube_node_status_allocatable', { node: name, resource: 'memory', unit: 'byte' }, 0, steps, () => 64e9);
  }
  cluster.incarnations.forEach((pod) => stays.push(...gpuSeries(pod)));
  return stays;
}

function addPod(
  pod: Incarnation,
  add: (name: string, labels: Labels, from: number, to: number, value?: (step: number) => number) => void
): void {
  const { namespace, uid, owner, from, to } = pod;
  const own = { namespace, pod: pod.pod, uid };
  const node = `node-${pod.node}`;
  add(
    'kube_pod_info',
    { ...own, node, host_ip: '10.0.0.1', created_by_kind: owner.kind, created_by_name: owner.name },
    from,
    to
  );
  add(
    'kube_pod_owner',
    { ...own, owner_kind: owner.kind, owner_name: owner.name, owner_is_controller: 'true' },
    from,
    to
  );
  for (const phase of ['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown']) {
    add('kube_pod_status_phase', { ...own, phase }, from, to, () => (phase === 'Running' ? 1 : 0));
  }
  for (const container of pod.containers) {
    const labels = { ...own, container: container.name };
    add(
      'kube_pod_container_info',
      { ...labels, image: container.image, container_id: `containerd://${uid}` },
      from,
      to
    );
    add('kube_pod_container_status_restarts_total', labels, from, to, (step) =>
      container.restarts.reduce((count, at) => count + (at <= step ? 1 : 0), 0)
    );
    const [first] = container.restarts;
    if (first !== undefined) {
      const reason = pod.seed % 2 === 0 ? 'OOMKilled' : 'Error';
      add('kube_pod_container_status_last_terminated_reason', { ...labels, reason }, first, to);
    }
    for (const what of ['requests', 'limits'] as const) {
      const { cpu, memory } = container[what];
      const name = `kube_pod_container_resource_${what}`;
      if (cpu !== undefined) {
        add(name, { ...labels, node, resource: 'cpu', unit: 'core' }, from, to, () => cpu);
      }
      if (memory !== undefined) {
        add(name, { ...labels, node, resource: 'memory', unit: 'byte' }, from, to, () => memory);
      }
    }
  }
}

function gpuSeries({ namespace, pod, node, gpus, from, to, seed }: Incarnation): LastingSeries[] {
  return Array.from({ length: gpus }, (_, index) => {
    const labels = {
      ...{
        job: 'dcgm-exporter',
        instance: `${kubeletLabels(node)['instance']?.split(':')[0]}:9400`,
        gpu: String(index),
      },
      ...{
        UUID: `GPU-${seed}-${index}`,
        exported_namespace: namespace,
        exported_pod: pod,
        exported_container: 'train',
      },
    };
    const used = (step: number) => 2000 + ((step * 37 + seed) % 20_000);
    const series = (name: string, value: (step: number) => number) => ({
      labels: { ...labels, __name__: name },
      from,
      to,
      value,
    });
    return [
      series('DCGM_FI_DEV_GPU_UTIL', (step) => (step * 13 + seed) % 101),
      series('DCGM_FI_DEV_FB_USED', used),
      series('DCGM_FI_DEV_FB_FREE', (step) => 24_000 - used(step)),
    ];
  }).flat();
}
