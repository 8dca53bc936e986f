import type { Metadata } from '../../kubernetes/metadata.ts';
import type {
  ClusterEvent,
  CronJob,
  DaemonSet,
  Deployment,
  EndpointSlice,
  HorizontalPodAutoscaler,
  Ingress,
  Job,
  Namespace,
  Node,
  PersistentVolume,
  PersistentVolumeClaim,
  PodDisruptionBudget,
  ReplicaSet,
  ResourceQuota,
  Service,
  StatefulSet,
  WebhookConfiguration,
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

export function cronJob(name: string, more: Partial<CronJob> = {}): CronJob {
  return {
    metadata: metadata(name),
    schedule: '*/5 * * * *',
    suspended: false,
    concurrencyPolicy: 'Forbid',
    status: { lastScheduledAt: now - 60_000, lastSucceededAt: now - 50_000 },
    ...more,
  };
}

export function claim(name: string, more: Partial<PersistentVolumeClaim> = {}): PersistentVolumeClaim {
  return {
    metadata: metadata(name),
    phase: 'Bound',
    accessModes: ['ReadWriteOnce'],
    storageClass: 'standard',
    volumeName: `volume-${name}`,
    capacityBytes: 2 ** 30,
    ...more,
  };
}

/** The volume of {@link claim}. */
export function volume(ofClaim: string, more: Partial<PersistentVolume> = {}): PersistentVolume {
  return {
    metadata: metadata(`volume-${ofClaim}`, { namespace: '', createdAt: now - 30 * 86_400_000 }),
    phase: 'Bound',
    storageClass: 'standard',
    capacityBytes: 2 ** 30,
    claim: { namespace: 'shop', name: ofClaim },
    pinned: false,
    nodeTerms: [],
    ...more,
  };
}

export function quota(hard: ResourceQuota['hard'], used: ResourceQuota['used']): ResourceQuota {
  return { metadata: metadata('compute'), hard, used, scoped: false };
}

export function ingress(service: string, port: number | string): Ingress {
  return { metadata: metadata('front'), backends: [{ host: 'shop.example', path: '/', service, port }] };
}

/** A webhook that Service `shop/<service>` answers. */
export function webhook(service: string, failurePolicy: 'Fail' | 'Ignore' = 'Fail'): WebhookConfiguration {
  return {
    metadata: metadata('policy', { namespace: '' }),
    webhooks: [{ name: 'check.example', failurePolicy, service: { namespace: 'shop', name: service } }],
  };
}

export function namespace(name: string, more: Partial<Namespace> = {}): Namespace {
  return { metadata: metadata(name, { namespace: '', labels: {} }), phase: 'Active', ...more };
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
      persistentvolumes: [],
      resourcequotas: [],
      ingresses: [],
      validatingwebhookconfigurations: [],
      mutatingwebhookconfigurations: [],
      ...objects,
    },
    missing,
  };
}
