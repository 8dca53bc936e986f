import { hex, rfc3339 } from '../cluster/pod-text.ts';
import { type Raw, rawCondition, rawMetadata, rawUid } from './raw-object.ts';
import { rawConnections } from './raw-network.ts';
import { rawPod } from './raw-pods.ts';
import { type RawByKind, rawWorkload } from './raw-workload.ts';
import { planWorkloads } from './workload-plan.ts';

const zones = 3;
const hourMs = 3_600_000;

/**
 * All objects of a cluster by the kind's name in the API, as a server lists them; the same for the same numbers. A
 * thousand workloads on ten thousand pods, with what belongs to them, and a hazard in one of a few.
 */
export function auditCluster(nodes: number, pods: number, now: number): RawByKind {
  const cluster: RawByKind = {};
  const add = (more: RawByKind) => {
    for (const [kind, objects] of Object.entries(more)) {
      (cluster[kind] ??= []).push(...objects);
    }
  };
  const workloads = planWorkloads(nodes, pods);
  add({ nodes: Array.from({ length: nodes }, (_, index) => rawNode(index, now)) });
  let turn = 0;
  for (const workload of workloads) {
    const own = Array.from({ length: workload.replicas }, (_, index) => {
      turn += workload.kind === 'DaemonSet' || !workload.hazards.has('one-node') || index === 0 ? 1 : 0;
      return rawPod(workload, index, `node-${(workload.kind === 'DaemonSet' ? index : turn * 7) % nodes}`, now);
    });
    add({ ...rawWorkload(workload, now), pods: own });
    add(rawConnections(workload, own, now));
    if (workload.hazards.has('unready')) {
      add({ events: own.slice(0, 1).map((pod) => rawEvent(pod, now)) });
    }
  }
  for (const name of new Set(workloads.map(({ namespace }) => namespace))) {
    const busy = Number(hex(name, 2).replace(/\D/g, '') || 0) % 7 === 3;
    add({
      namespaces: [{ metadata: rawMetadata('Namespace', '', name, now), status: { phase: 'Active' } }],
      resourcequotas: [
        {
          metadata: rawMetadata('ResourceQuota', name, 'compute', now),
          status: { hard: { 'requests.cpu': '400', pods: '1000' }, used: { 'requests.cpu': busy ? '390' : '90' } },
        },
      ],
    });
  }
  add({ validatingwebhookconfigurations: [webhook('policy', workloads, now)] });
  add({ mutatingwebhookconfigurations: [webhook('injector', workloads, now)] });
  return cluster;
}

function rawNode(index: number, now: number): Raw {
  const name = `node-${index}`;
  const size = { cpu: '32', memory: '128Gi', pods: '110', 'ephemeral-storage': '200Gi' };
  return {
    metadata: rawMetadata('Node', '', name, now, {
      labels: {
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'topology.kubernetes.io/region': 'r',
        'topology.kubernetes.io/zone': `zone-${index % zones}`,
        'node.kubernetes.io/instance-type': 'large',
      },
    }),
    spec: index % 97 === 96 ? { unschedulable: true } : {},
    status: {
      capacity: size,
      allocatable: { ...size, cpu: '31500m' },
      conditions: [
        rawCondition('MemoryPressure', false, now - hourMs, 'KubeletHasSufficientMemory'),
        rawCondition('DiskPressure', false, now - hourMs, 'KubeletHasNoDiskPressure'),
        rawCondition('PIDPressure', false, now - hourMs, 'KubeletHasSufficientPID'),
        rawCondition('Ready', true, now - hourMs, 'KubeletReady'),
      ],
      nodeInfo: { kubeletVersion: 'v1.33.2', operatingSystem: 'linux' },
    },
  };
}

function rawEvent(pod: Raw, now: number): Raw {
  const { namespace, name, uid } = pod['metadata'] as Record<string, string>;
  return {
    metadata: rawMetadata('Event', namespace ?? '', `${name}.17f0`, now),
    involvedObject: { kind: 'Pod', namespace, name, uid },
    ...{ type: 'Warning', reason: 'Unhealthy', message: 'Readiness probe failed: HTTP 503', count: 40 },
    ...{ firstTimestamp: rfc3339(now - hourMs), lastTimestamp: rfc3339(now - 60_000) },
  };
}

function webhook(name: string, workloads: ReturnType<typeof planWorkloads>, now: number): Raw {
  const target = workloads.find(({ kind }) => kind === 'Deployment');
  return {
    metadata: { ...rawMetadata('WebhookConfiguration', '', name, now), uid: rawUid('Webhook', '', name) },
    webhooks: [
      {
        name: `${name}.example`,
        failurePolicy: 'Fail',
        clientConfig: { service: { namespace: target?.namespace, name: target?.name } },
      },
    ],
  };
}
