import { info, known, unixSeconds, type Sample } from '../sample.ts';
import type { RawNode } from './raw-objects.ts';
import { resourceSamples } from './resources.ts';
import { conditionSamples } from './workloads.ts';

const rolePrefix = 'node-role.kubernetes.io/';

export function nodeSamples(node: RawNode): Sample[] {
  const labels = { node: node.metadata.name };
  const { spec = {}, status = {} } = node;
  const system = status.nodeInfo ?? {};
  return [
    info('kube_node_info', {
      ...labels,
      kernel_version: system.kernelVersion ?? '',
      os_image: system.osImage ?? '',
      container_runtime_version: system.containerRuntimeVersion ?? '',
      kubelet_version: system.kubeletVersion ?? '',
      kubeproxy_version: '',
      provider_id: spec.providerID ?? '',
      pod_cidr: spec.podCIDR ?? '',
      system_uuid: system.systemUUID ?? '',
      internal_ip: status.addresses?.find((address) => address.type === 'InternalIP')?.address ?? '',
    }),
    ...known('kube_node_created', labels, unixSeconds(node.metadata.creationTimestamp)),
    { name: 'kube_node_spec_unschedulable', labels, value: spec.unschedulable ? 1 : 0 },
    ...Object.keys(node.metadata.labels ?? {})
      .filter((label) => label.startsWith(rolePrefix))
      .map((label) => info('kube_node_role', { ...labels, role: label.slice(rolePrefix.length) })),
    ...(spec.taints ?? []).map((taint) =>
      info('kube_node_spec_taint', {
        ...labels,
        key: taint.key ?? '',
        value: taint.value ?? '',
        effect: taint.effect ?? '',
      })
    ),
    ...conditionSamples('kube_node_status_condition', labels, status.conditions),
    ...resourceSamples('kube_node_status_capacity', labels, status.capacity),
    ...resourceSamples('kube_node_status_allocatable', labels, status.allocatable),
  ];
}
