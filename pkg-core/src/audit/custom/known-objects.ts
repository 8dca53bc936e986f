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
import type { WatchedKind } from '../../kubernetes/snapshot.ts';
import { type Field, fieldsOf } from './object-fields.ts';
import { conditions, labels, metadata, nodeTerms, pod, resources, selector, template } from './pod-fields.ts';

const webhook = fieldsOf<WebhookConfiguration>({
  metadata,
  webhooks: {
    each: fieldsOf<WebhookConfiguration['webhooks'][number]>({
      name: 'text',
      failurePolicy: 'text',
      service: { fields: { namespace: 'text', name: 'text' } },
    }),
  },
});

/** Every watched kind by its name in the singular, and what the watch keeps of it. */
export const knownObjects: Record<WatchedKind, { kind: string; field: Field }> = {
  pods: { kind: 'Pod', field: pod },
  nodes: {
    kind: 'Node',
    field: fieldsOf<Node>({
      metadata,
      unschedulable: 'flag',
      taints: { each: fieldsOf<Node['taints'][number]>({ key: 'text', value: 'text', effect: 'text' }) },
      allocatable: resources,
      capacity: resources,
      conditions,
      operatingSystem: 'text',
      kubeletVersion: 'text',
    }),
  },
  namespaces: { kind: 'Namespace', field: fieldsOf<Namespace>({ metadata, phase: 'text' }) },
  events: {
    kind: 'Event',
    field: fieldsOf<ClusterEvent>({
      metadata,
      type: 'text',
      reason: 'text',
      message: 'text',
      object: { fields: { kind: 'text', namespace: 'text', name: 'text', uid: 'text', fieldPath: 'text' } },
      count: 'number',
      firstSeen: 'moment',
      lastSeen: 'moment',
    }),
  },
  deployments: {
    kind: 'Deployment',
    field: fieldsOf<Deployment>({
      metadata,
      replicas: 'number',
      selector,
      template,
      strategy: fieldsOf<Deployment['strategy']>({
        type: 'text',
        maxUnavailable: 'text or number',
        maxSurge: 'text or number',
      }),
      paused: 'flag',
      status: fieldsOf<Deployment['status']>({
        replicas: 'number',
        ready: 'number',
        available: 'number',
        updated: 'number',
        observedGeneration: 'number',
      }),
      generation: 'number',
      conditions,
    }),
  },
  replicasets: {
    kind: 'ReplicaSet',
    field: fieldsOf<ReplicaSet>({
      metadata,
      replicas: 'number',
      revision: 'number',
      current: 'number',
      images: labels,
    }),
  },
  statefulsets: {
    kind: 'StatefulSet',
    field: fieldsOf<StatefulSet>({
      metadata,
      replicas: 'number',
      selector,
      template,
      status: fieldsOf<StatefulSet['status']>({
        replicas: 'number',
        ready: 'number',
        updated: 'number',
        updateRevision: 'text',
      }),
    }),
  },
  daemonsets: {
    kind: 'DaemonSet',
    field: fieldsOf<DaemonSet>({
      metadata,
      selector,
      template,
      status: fieldsOf<DaemonSet['status']>({
        desired: 'number',
        current: 'number',
        ready: 'number',
        available: 'number',
        misscheduled: 'number',
      }),
    }),
  },
  jobs: {
    kind: 'Job',
    field: fieldsOf<Job>({
      metadata,
      completions: 'number',
      backoffLimit: 'number',
      ttlSecondsAfterFinished: 'number',
      status: fieldsOf<Job['status']>({
        active: 'number',
        succeeded: 'number',
        failed: 'number',
        startedAt: 'moment',
        completedAt: 'moment',
      }),
      conditions,
    }),
  },
  cronjobs: {
    kind: 'CronJob',
    field: fieldsOf<CronJob>({
      metadata,
      schedule: 'text',
      suspended: 'flag',
      concurrencyPolicy: 'text',
      status: fieldsOf<CronJob['status']>({ lastScheduledAt: 'moment', lastSucceededAt: 'moment' }),
    }),
  },
  horizontalpodautoscalers: {
    kind: 'HorizontalPodAutoscaler',
    field: fieldsOf<HorizontalPodAutoscaler>({
      metadata,
      target: { fields: { kind: 'text', name: 'text' } },
      minReplicas: 'number',
      maxReplicas: 'number',
      utilisationOf: { each: 'text' },
      status: fieldsOf<HorizontalPodAutoscaler['status']>({ currentReplicas: 'number', desiredReplicas: 'number' }),
      conditions,
    }),
  },
  poddisruptionbudgets: {
    kind: 'PodDisruptionBudget',
    field: fieldsOf<PodDisruptionBudget>({
      metadata,
      selector,
      minAvailable: 'text or number',
      maxUnavailable: 'text or number',
      status: fieldsOf<PodDisruptionBudget['status']>({
        disruptionsAllowed: 'number',
        currentHealthy: 'number',
        desiredHealthy: 'number',
        expectedPods: 'number',
      }),
    }),
  },
  services: {
    kind: 'Service',
    field: fieldsOf<Service>({
      metadata,
      type: 'text',
      selector: labels,
      ports: {
        each: fieldsOf<Service['ports'][number]>({
          name: 'text',
          port: 'number',
          targetPort: 'text or number',
          protocol: 'text',
        }),
      },
      balancers: 'number',
    }),
  },
  endpointslices: {
    kind: 'EndpointSlice',
    field: fieldsOf<EndpointSlice>({
      metadata,
      service: 'text',
      endpoints: {
        each: fieldsOf<EndpointSlice['endpoints'][number]>({ ready: 'flag', pod: 'text', node: 'text' }),
      },
    }),
  },
  persistentvolumeclaims: {
    kind: 'PersistentVolumeClaim',
    field: fieldsOf<PersistentVolumeClaim>({
      metadata,
      phase: 'text',
      accessModes: { each: 'text' },
      storageClass: 'text',
      volumeName: 'text',
      capacityBytes: 'quantity',
    }),
  },
  persistentvolumes: {
    kind: 'PersistentVolume',
    field: fieldsOf<PersistentVolume>({
      metadata,
      phase: 'text',
      storageClass: 'text',
      capacityBytes: 'quantity',
      claim: { fields: { namespace: 'text', name: 'text' } },
      pinned: 'flag',
      nodeTerms,
    }),
  },
  resourcequotas: {
    kind: 'ResourceQuota',
    field: fieldsOf<ResourceQuota>({ metadata, hard: resources, used: resources, scoped: 'flag' }),
  },
  ingresses: {
    kind: 'Ingress',
    field: fieldsOf<Ingress>({
      metadata,
      backends: {
        each: fieldsOf<Ingress['backends'][number]>({
          host: 'text',
          path: 'text',
          service: 'text',
          port: 'text or number',
        }),
      },
    }),
  },
  validatingwebhookconfigurations: { kind: 'ValidatingWebhookConfiguration', field: webhook },
  mutatingwebhookconfigurations: { kind: 'MutatingWebhookConfiguration', field: webhook },
};
