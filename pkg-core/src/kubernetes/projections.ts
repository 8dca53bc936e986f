import { projectCronJob } from './project-cron-job.ts';
import { projectDaemonSet } from './project-daemon-set.ts';
import { projectDeployment } from './project-deployment.ts';
import { projectEndpointSlice } from './project-endpoint-slice.ts';
import { projectEvent } from './project-event.ts';
import { projectHorizontalPodAutoscaler } from './project-horizontal-pod-autoscaler.ts';
import { projectJob } from './project-job.ts';
import { projectNamespace } from './project-namespace.ts';
import { projectIngress } from './project-ingress.ts';
import { projectNode } from './project-node.ts';
import { projectPersistentVolume } from './project-persistent-volume.ts';
import { projectPersistentVolumeClaim } from './project-persistent-volume-claim.ts';
import { projectPodDisruptionBudget } from './project-pod-disruption-budget.ts';
import { projectPod, projectPodAgain } from './project-pod.ts';
import { projectReplicaSet } from './project-replica-set.ts';
import { projectResourceQuota } from './project-resource-quota.ts';
import { projectService } from './project-service.ts';
import { projectStatefulSet } from './project-stateful-set.ts';
import { projectWebhookConfiguration } from './project-webhook-configuration.ts';
import type { WatchedKind, WatchedKinds } from './snapshot.ts';

/** Where a kind is listed, and how one raw object of it becomes a slim one. */
export interface Projection<T> {
  /** `/api/v1`, `/apis/apps/v1` … */
  groupPath: string;
  namespaced: boolean;
  /** Never throws; undefined when the object has no uid or no name. */
  project(raw: unknown): T | undefined;
  /** The same for an object whose spec is that of `known` and is left out of `raw`: for kinds that change often. */
  projectAgain?(raw: unknown, known: T): T | undefined;
}

/** Every kind Vigil watches. To watch one more: its type in `snapshot.ts`, its projector, one line here. */
export const projections: { [Kind in WatchedKind]: Projection<WatchedKinds[Kind]> } = {
  namespaces: { groupPath: '/api/v1', namespaced: false, project: projectNamespace },
  nodes: { groupPath: '/api/v1', namespaced: false, project: projectNode },
  deployments: { groupPath: '/apis/apps/v1', namespaced: true, project: projectDeployment },
  replicasets: { groupPath: '/apis/apps/v1', namespaced: true, project: projectReplicaSet },
  statefulsets: { groupPath: '/apis/apps/v1', namespaced: true, project: projectStatefulSet },
  daemonsets: { groupPath: '/apis/apps/v1', namespaced: true, project: projectDaemonSet },
  jobs: { groupPath: '/apis/batch/v1', namespaced: true, project: projectJob },
  cronjobs: { groupPath: '/apis/batch/v1', namespaced: true, project: projectCronJob },
  events: { groupPath: '/api/v1', namespaced: true, project: projectEvent },
  pods: { groupPath: '/api/v1', namespaced: true, project: projectPod, projectAgain: projectPodAgain },
  services: { groupPath: '/api/v1', namespaced: true, project: projectService },
  endpointslices: { groupPath: '/apis/discovery.k8s.io/v1', namespaced: true, project: projectEndpointSlice },
  horizontalpodautoscalers: {
    groupPath: '/apis/autoscaling/v2',
    namespaced: true,
    project: projectHorizontalPodAutoscaler,
  },
  poddisruptionbudgets: { groupPath: '/apis/policy/v1', namespaced: true, project: projectPodDisruptionBudget },
  persistentvolumeclaims: { groupPath: '/api/v1', namespaced: true, project: projectPersistentVolumeClaim },
  persistentvolumes: { groupPath: '/api/v1', namespaced: false, project: projectPersistentVolume },
  resourcequotas: { groupPath: '/api/v1', namespaced: true, project: projectResourceQuota },
  ingresses: { groupPath: '/apis/networking.k8s.io/v1', namespaced: true, project: projectIngress },
  validatingwebhookconfigurations: {
    groupPath: '/apis/admissionregistration.k8s.io/v1',
    namespaced: false,
    project: projectWebhookConfiguration,
  },
  mutatingwebhookconfigurations: {
    groupPath: '/apis/admissionregistration.k8s.io/v1',
    namespaced: false,
    project: projectWebhookConfiguration,
  },
};

/** All watched kinds, owners before what they own. */
export const watchedKinds = Object.keys(projections) as WatchedKind[];
