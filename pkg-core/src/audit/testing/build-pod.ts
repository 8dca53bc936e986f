import type { ClusterEvent } from '../../kubernetes/objects.ts';
import type { ContainerSpec, Pod, PodSpec } from '../../kubernetes/pod.ts';
import { now, longAgo, metadata } from './build-metadata.ts';

/** A probe of the container's port. */
export const probe = {
  handler: 'http' as const,
  port: 8080,
  path: '/readyz',
  initialDelaySeconds: 0,
  periodSeconds: 10,
  timeoutSeconds: 1,
  failureThreshold: 3,
};

/** A container without a fault. */
export function container(more: Partial<ContainerSpec> = {}): ContainerSpec {
  return {
    name: 'app',
    role: 'main',
    image: 'registry.example:5000/shop/app:1.2.3',
    imagePullPolicy: 'IfNotPresent',
    requests: { cpu: 0.1, memory: 1e8 },
    limits: { memory: 2e8 },
    probes: { readiness: probe, liveness: { ...probe, path: '/livez' } },
    ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
    ...more,
  };
}

/** A pod spec without a fault, of one container. */
export function podSpec(more: Partial<PodSpec> = {}): PodSpec {
  return {
    containers: [container()],
    restartPolicy: 'Always',
    nodeName: null,
    nodeSelector: {},
    priorityClassName: null,
    terminationGracePeriodSeconds: 30,
    spreadKeys: ['kubernetes.io/hostname'],
    claims: [],
    hostPaths: [],
    ...more,
  };
}

/** A ready pod; `owner` as `ReplicaSet/checkout-1`. */
export function pod(name: string, options: { app?: string; owner?: string; node?: string; spec?: PodSpec } = {}): Pod {
  const [kind = '', owner = ''] = (options.owner ?? '').split('/');
  return {
    metadata: metadata(name, {
      labels: { app: options.app ?? name },
      owner: options.owner ? { kind, name: owner, uid: `uid-${owner}`, apiVersion: 'apps/v1' } : null,
    }),
    spec: { ...(options.spec ?? podSpec()), nodeName: options.node ?? 'node-1' },
    phase: 'Running',
    reason: '',
    message: '',
    startedAt: longAgo,
    conditions: [{ type: 'Ready', status: 'True', reason: '', message: '', changedAt: longAgo }],
    containers: [],
    mirror: false,
  };
}

/** A warning about a pod, a minute ago. */
export function podEvent(pod: string, reason: string, message: string): ClusterEvent {
  return {
    metadata: metadata(`${pod}-${reason}`),
    type: 'Warning',
    reason,
    message,
    object: { kind: 'Pod', namespace: 'shop', name: pod, uid: `uid-${pod}`, fieldPath: '' },
    count: 3,
    firstSeen: now - 600_000,
    lastSeen: now - 60_000,
  };
}
