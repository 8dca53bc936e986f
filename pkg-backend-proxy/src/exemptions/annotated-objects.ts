import type { AnnotatedObject } from '@vigil/core/audit/exemptions/annotated-exemptions';
import type { ClusterSnapshot, WatchedKind } from '@vigil/core/kubernetes/snapshot';

/** The kinds that findings are about, by the name the API server lists them under. */
const kinds: ReadonlyArray<[WatchedKind, string]> = [
  ['namespaces', 'Namespace'],
  ['deployments', 'Deployment'],
  ['statefulsets', 'StatefulSet'],
  ['daemonsets', 'DaemonSet'],
  ['cronjobs', 'CronJob'],
  ['jobs', 'Job'],
  ['pods', 'Pod'],
  ['nodes', 'Node'],
  ['services', 'Service'],
  ['ingresses', 'Ingress'],
  ['poddisruptionbudgets', 'PodDisruptionBudget'],
  ['horizontalpodautoscalers', 'HorizontalPodAutoscaler'],
  ['persistentvolumeclaims', 'PersistentVolumeClaim'],
  ['persistentvolumes', 'PersistentVolume'],
  ['resourcequotas', 'ResourceQuota'],
  ['replicasets', 'ReplicaSet'],
  ['validatingwebhookconfigurations', 'ValidatingWebhookConfiguration'],
  ['mutatingwebhookconfigurations', 'MutatingWebhookConfiguration'],
];

/** Of these, one that has a controller is never what a finding is about: its top owner is. */
const owned: ReadonlySet<WatchedKind> = new Set<WatchedKind>(['pods', 'jobs', 'replicasets']);

/** The objects of a cluster that have annotations of Vigil. */
export function* annotatedObjects({
  cluster,
  objects,
}: ClusterSnapshot): Generator<{ cluster: string; object: AnnotatedObject }> {
  for (const [list, kind] of kinds) {
    for (const { metadata } of objects[list]) {
      const isOwned = metadata.owner !== null && owned.has(list);
      if (!isOwned && hasAny(metadata.annotations)) {
        yield { cluster, object: { kind, metadata } };
      }
    }
  }
}

/** Most objects have none, and there are many. */
function hasAny(annotations: Readonly<Record<string, string>>): boolean {
  for (const name in annotations) {
    return name !== '';
  }
  return false;
}
