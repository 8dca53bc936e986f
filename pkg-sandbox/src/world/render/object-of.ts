import { rfc3339 } from '../duration.ts';
import { uuid } from '../hash.ts';
import type { Owner } from '../life/pod-life.ts';
import type { KubernetesObject } from '../world.ts';

/** The API group and version of every kind the cluster serves. */
const apiVersions: Record<string, string> = {
  Deployment: 'apps/v1',
  ReplicaSet: 'apps/v1',
  Rollout: 'argoproj.io/v1alpha1',
  StatefulSet: 'apps/v1',
  DaemonSet: 'apps/v1',
  Job: 'batch/v1',
  CronJob: 'batch/v1',
  HorizontalPodAutoscaler: 'autoscaling/v2',
  PodDisruptionBudget: 'policy/v1',
  EndpointSlice: 'discovery.k8s.io/v1',
  StorageClass: 'storage.k8s.io/v1',
};

export function apiVersionOf(kind: string): string {
  return apiVersions[kind] ?? 'v1';
}

/** A reference to the controller named so; uid as {@link objectOf} gives it. */
export function ownerOf(kind: string, namespace: string, name: string): Owner {
  return { apiVersion: apiVersionOf(kind), kind, name, uid: uuid(`${kind}/${namespace}/${name}`) };
}

/** The frame of an object. `createdAt` in Unix milliseconds; `rest` are its other top-level fields. */
export function objectOf(
  kind: string,
  identity: {
    namespace?: string;
    name: string;
    createdAt: number;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    owner?: Owner | null;
    generation?: number;
  },
  rest: Record<string, unknown>
): KubernetesObject {
  const { namespace, name, createdAt, labels, annotations, owner, generation } = identity;
  return {
    apiVersion: apiVersionOf(kind),
    kind,
    metadata: {
      name,
      ...(namespace === undefined ? {} : { namespace }),
      uid: uuid(`${kind}/${namespace ?? ''}/${name}`),
      creationTimestamp: rfc3339(createdAt),
      ...(generation === undefined ? {} : { generation }),
      ...(labels ? { labels } : {}),
      ...(annotations ? { annotations } : {}),
      ...(owner ? { ownerReferences: [{ ...owner, controller: true, blockOwnerDeletion: true }] } : {}),
    },
    ...rest,
  };
}
