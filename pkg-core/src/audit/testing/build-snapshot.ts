import type { Metadata } from '../../kubernetes/metadata.ts';
import type {
  DaemonSet,
  Deployment,
  EndpointSlice,
  HorizontalPodAutoscaler,
  Job,
  Node,
  PodDisruptionBudget,
  ReplicaSet,
  Service,
  StatefulSet,
} from '../../kubernetes/objects.ts';
import type { ContainerSpec, Pod, PodSpec } from '../../kubernetes/pod.ts';
import type { ClusterSnapshot } from '../../kubernetes/snapshot.ts';

/** The moment every built snapshot is looked at, Unix milliseconds. */
export const now = Date.UTC(2026, 10, 20, 10, 0, 0);
const longAgo = now - 86_400_000;

/** Metadata of an object in namespace shop, a day old. */
export function metadata(name: string, more: Partial<Metadata> = {}): Metadata {
  return {
    uid: `uid-${name}`,
    namespace: 'shop',
    name,
    resourceVersion: '1',
    labels: { app: name },
    annotations: {},
    createdAt: longAgo,
    deletedAt: null,
    owner: null,
    ...more,
  };
}

const probe = {
  handler: 'http' as const,
  port: 8080,
  path: '/',
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
    probes: { readiness: probe, liveness: probe },
    ports: [],
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

const selector = (app: string) => ({ matchLabels: { app }, matchExpressions: [] });
const template = (app: string) => ({ labels: { app }, spec: podSpec() });

export function deployment(name: string, more: Partial<Deployment> = {}): Deployment {
  const replicas = more.replicas ?? 2;
  return {
    metadata: metadata(name),
    replicas,
    selector: selector(name),
    template: template(name),
    strategy: { type: 'RollingUpdate', maxUnavailable: '25%', maxSurge: '25%' },
    paused: false,
    status: { replicas, ready: replicas, available: replicas, updated: replicas, observedGeneration: 1 },
    generation: 1,
    conditions: [],
    ...more,
  };
}

export function statefulSet(name: string, more: Partial<StatefulSet> = {}): StatefulSet {
  const replicas = more.replicas ?? 3;
  return {
    metadata: metadata(name),
    replicas,
    selector: selector(name),
    template: template(name),
    status: { replicas, ready: replicas, updated: replicas },
    ...more,
  };
}

export function daemonSet(name: string, more: Partial<DaemonSet> = {}): DaemonSet {
  return {
    metadata: metadata(name),
    selector: selector(name),
    template: template(name),
    status: { desired: 3, current: 3, ready: 3, available: 3, misscheduled: 0 },
    ...more,
  };
}

/** The ReplicaSet `<deployment>-1`. */
export function replicaSet(ofDeployment: string): ReplicaSet {
  const owner = { kind: 'Deployment', name: ofDeployment, uid: `uid-${ofDeployment}`, apiVersion: 'apps/v1' };
  return { metadata: metadata(`${ofDeployment}-1`, { owner }), replicas: 2, revision: 1 };
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

export function node(name: string, more: Partial<Node> = {}): Node {
  return {
    metadata: metadata(name, { namespace: '' }),
    unschedulable: false,
    taints: [],
    allocatable: {},
    capacity: {},
    conditions: [{ type: 'Ready', status: 'True', reason: '', message: '', changedAt: longAgo }],
    operatingSystem: 'linux',
    kubeletVersion: 'v1.34.1',
    ...more,
  };
}

export function budget(app: string, more: Partial<PodDisruptionBudget> = {}): PodDisruptionBudget {
  return {
    metadata: metadata(`${app}-budget`),
    selector: selector(app),
    minAvailable: null,
    maxUnavailable: 1,
    status: { disruptionsAllowed: 1, currentHealthy: 2, desiredHealthy: 1, expectedPods: 2 },
    ...more,
  };
}

export function service(name: string, more: Partial<Service> = {}): Service {
  return { metadata: metadata(name), type: 'ClusterIP', selector: { app: name }, ports: [], ...more };
}

export function endpointSlice(ofService: string, ready: boolean[]): EndpointSlice {
  return {
    metadata: metadata(`${ofService}-slice`),
    service: ofService,
    endpoints: ready.map((isReady) => ({ ready: isReady, pod: null, node: null })),
  };
}

export function autoscaler(name: string, more: Partial<HorizontalPodAutoscaler> = {}): HorizontalPodAutoscaler {
  return {
    metadata: metadata(name),
    target: { kind: 'Deployment', name },
    minReplicas: 2,
    maxReplicas: 5,
    utilisationOf: ['cpu'],
    status: { currentReplicas: 2, desiredReplicas: 2 },
    conditions: [],
    ...more,
  };
}

export function job(name: string, options: { failed?: boolean; cronJob?: string } = {}): Job {
  const owner = options.cronJob
    ? { kind: 'CronJob', name: options.cronJob, uid: `uid-${options.cronJob}`, apiVersion: 'batch/v1' }
    : null;
  const failure = {
    type: 'Failed',
    status: 'True' as const,
    reason: 'BackoffLimitExceeded',
    message: '',
    changedAt: now,
  };
  return {
    metadata: metadata(name, { owner }),
    completions: 1,
    backoffLimit: 2,
    ttlSecondsAfterFinished: null,
    status: { active: 0, succeeded: 0, failed: options.failed ? 3 : 0, startedAt: longAgo, completedAt: null },
    conditions: options.failed ? [failure] : [],
  };
}

/** A snapshot of cluster `test` that holds only the given objects. */
export function snapshot(
  objects: Partial<ClusterSnapshot['objects']> = {},
  missing: ClusterSnapshot['missing'] = {}
): ClusterSnapshot {
  return {
    cluster: 'test',
    objects: {
      pods: [],
      nodes: [],
      namespaces: [],
      events: [],
      deployments: [],
      replicasets: [],
      statefulsets: [],
      daemonsets: [],
      jobs: [],
      cronjobs: [],
      horizontalpodautoscalers: [],
      poddisruptionbudgets: [],
      services: [],
      endpointslices: [],
      persistentvolumeclaims: [],
      ...objects,
    },
    missing,
  };
}
