import { suffix } from '../world/hash.ts';
import type { NodeUsage, WorldState } from '../world/world.ts';
import { cadvisor } from './cadvisor.ts';
import type { Counters } from './counters.ts';
import { dcgm } from './dcgm.ts';
import type { RawNode, RawPod } from './kube-state-metrics/raw-objects.ts';
import { kubeStateMetrics } from './kube-state-metrics.ts';
import { kubelet } from './kubelet.ts';
import { nodeExporter } from './node-exporter.ts';
import type { Labels, Sample } from './sample.ts';
import { windowsExporter } from './windows-exporter.ts';

/** One thing Prometheus scrapes. */
export interface Target {
  /** Of its page on the sandbox's metrics server. */
  path: string;
  /** What service discovery and relabelling give it: job, instance … */
  labels: Labels & { job: string; instance: string };
  /** True: labels of the page win over the target's own; false: they become `exported_*`. */
  honorLabels: boolean;
  /** Its page; `unreachable` while it does not answer, `absent` while the cluster has no such target. */
  scrape(state: WorldState, counters: Counters): Sample[] | 'unreachable' | 'absent';
}

/**
 * The targets of a cluster with kube-prometheus: jobs, instances and labels as its ServiceMonitors give them. The
 * control plane is not among them, as on managed clusters.
 */
export function targetsOf(state: WorldState): Target[] {
  return [clusterTarget(state), ...state.nodes.flatMap((node) => nodeTargets(state, node))];
}

// kube-prometheus drops pod, service, endpoint and namespace of this target; the rest comes from its proxy container.
function clusterTarget(state: WorldState): Target {
  const pod = podRunning(state, 'kube-state-metrics');
  return {
    path: '/ksm',
    labels: {
      job: 'kube-state-metrics',
      instance: `${pod?.status?.podIP ?? '10.244.0.10'}:8443`,
      container: 'kube-rbac-proxy-main',
    },
    honorLabels: true,
    scrape: kubeStateMetrics,
  };
}

function nodeTargets(state: WorldState, node: NodeUsage): Target[] {
  const kubeletLabels = {
    job: 'kubelet',
    instance: `${node.address}:10250`,
    node: node.name,
    namespace: 'kube-system',
    service: 'kubelet',
    endpoint: 'https-metrics',
  };
  const base = `/node/${node.name}`;
  const exporter = (container: string, port: number, endpoint: string) => ({
    job: container,
    instance: `${node.address}:${port}`,
    namespace: 'monitoring',
    service: container,
    endpoint,
    container,
    pod: podRunning(state, container, node.name)?.metadata.name ?? `${container}-${suffix(node.name, 5)}`,
  });
  return [
    {
      path: `${base}/metrics/cadvisor`,
      labels: { ...kubeletLabels, metrics_path: '/metrics/cadvisor' },
      honorLabels: true,
      scrape: (now, counters) => onNode(now, node.name, (usage) => cadvisor(now, counters, usage)),
    },
    {
      path: `${base}/metrics`,
      labels: { ...kubeletLabels, metrics_path: '/metrics' },
      honorLabels: true,
      scrape: (now) => onNode(now, node.name, (usage) => kubelet(now, usage)),
    },
    node.os === 'windows'
      ? {
          path: `${base}/exporter`,
          labels: exporter('windows-exporter', 9182, 'http-metrics'),
          honorLabels: false,
          scrape: (now, counters) => onNode(now, node.name, (usage) => windowsExporter(now, counters, usage)),
        }
      : {
          path: `${base}/exporter`,
          labels: exporter('node-exporter', 9100, 'http-metrics'),
          honorLabels: false,
          scrape: (now, counters) => onNode(now, node.name, (usage) => nodeExporter(now, counters, usage)),
        },
    ...(hasGpus(state, node)
      ? [
          {
            path: `${base}/dcgm`,
            labels: exporter('dcgm-exporter', 9400, 'metrics'),
            honorLabels: false,
            scrape: (now: WorldState) => onNode(now, node.name, (usage) => dcgm(now, usage)),
          },
        ]
      : []),
  ];
}

function onNode(
  state: WorldState,
  name: string,
  page: (node: NodeUsage) => Sample[]
): Sample[] | 'unreachable' | 'absent' {
  const node = state.nodes.find((candidate) => candidate.name === name);
  return node === undefined ? 'absent' : node.reachable ? page(node) : 'unreachable';
}

function hasGpus(state: WorldState, node: NodeUsage): boolean {
  const object = (state.objects.nodes ?? []).find((candidate) => candidate.metadata.name === node.name);
  return (object as RawNode | undefined)?.status?.capacity?.['nvidia.com/gpu'] !== undefined;
}

/** A pod with this container, on this node where one is named. */
function podRunning(state: WorldState, container: string, node?: string): RawPod | undefined {
  return (state.objects.pods ?? []).find((candidate) => {
    const { spec } = candidate as RawPod;
    return (
      (node === undefined || spec?.nodeName === node) &&
      spec?.containers?.some((one) => one.name === container) === true
    );
  });
}
