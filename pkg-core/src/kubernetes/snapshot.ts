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
} from './objects.ts';
import type { Pod } from './pod.ts';

/** The kinds Vigil watches, by the name the API server lists them under. */
export interface WatchedKinds {
  pods: Pod;
  nodes: Node;
  namespaces: Namespace;
  events: ClusterEvent;
  deployments: Deployment;
  replicasets: ReplicaSet;
  statefulsets: StatefulSet;
  daemonsets: DaemonSet;
  jobs: Job;
  cronjobs: CronJob;
  horizontalpodautoscalers: HorizontalPodAutoscaler;
  poddisruptionbudgets: PodDisruptionBudget;
  services: Service;
  endpointslices: EndpointSlice;
  persistentvolumeclaims: PersistentVolumeClaim;
  persistentvolumes: PersistentVolume;
  resourcequotas: ResourceQuota;
  ingresses: Ingress;
  validatingwebhookconfigurations: WebhookConfiguration;
  mutatingwebhookconfigurations: WebhookConfiguration;
}
export type WatchedKind = keyof WatchedKinds;

/** All that is known of a cluster at one moment. */
export interface ClusterSnapshot {
  cluster: string;
  objects: { [Kind in WatchedKind]: ReadonlyArray<WatchedKinds[Kind]> };
  /** Kinds that could not be listed, with the reason in the API server's words: a check that needs one is unknown. */
  missing: Partial<Record<WatchedKind, string>>;
}
