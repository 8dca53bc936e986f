/** A kind of object the API server serves. */
export interface Resource {
  group: string;
  version: string;
  plural: string;
  singular: string;
  kind: string;
  namespaced: boolean;
  shortNames: string[];
}

function resource(
  groupVersion: string,
  plural: string,
  kind: string,
  shortNames: string[] = [],
  namespaced = true
): Resource {
  const [first = '', second] = groupVersion.split('/');
  return {
    group: second === undefined ? '' : first,
    version: second ?? first,
    plural,
    singular: kind.toLowerCase(),
    kind,
    namespaced,
    shortNames,
  };
}

/** Everything that can be listed; kinds without objects in the world are empty, as in many clusters. */
export const resources: Resource[] = [
  resource('v1', 'pods', 'Pod', ['po']),
  resource('v1', 'nodes', 'Node', ['no'], false),
  resource('v1', 'namespaces', 'Namespace', ['ns'], false),
  resource('v1', 'events', 'Event', ['ev']),
  resource('v1', 'services', 'Service', ['svc']),
  resource('v1', 'persistentvolumeclaims', 'PersistentVolumeClaim', ['pvc']),
  resource('v1', 'persistentvolumes', 'PersistentVolume', ['pv'], false),
  resource('v1', 'configmaps', 'ConfigMap', ['cm']),
  resource('v1', 'secrets', 'Secret'),
  resource('v1', 'serviceaccounts', 'ServiceAccount', ['sa']),
  resource('v1', 'limitranges', 'LimitRange', ['limits']),
  resource('v1', 'resourcequotas', 'ResourceQuota', ['quota']),
  resource('v1', 'replicationcontrollers', 'ReplicationController', ['rc']),
  resource('apps/v1', 'deployments', 'Deployment', ['deploy']),
  resource('apps/v1', 'replicasets', 'ReplicaSet', ['rs']),
  resource('apps/v1', 'statefulsets', 'StatefulSet', ['sts']),
  resource('apps/v1', 'daemonsets', 'DaemonSet', ['ds']),
  resource('batch/v1', 'jobs', 'Job'),
  resource('batch/v1', 'cronjobs', 'CronJob', ['cj']),
  resource('autoscaling/v2', 'horizontalpodautoscalers', 'HorizontalPodAutoscaler', ['hpa']),
  resource('policy/v1', 'poddisruptionbudgets', 'PodDisruptionBudget', ['pdb']),
  resource('discovery.k8s.io/v1', 'endpointslices', 'EndpointSlice'),
  resource('networking.k8s.io/v1', 'ingresses', 'Ingress', ['ing']),
  resource(
    'admissionregistration.k8s.io/v1',
    'validatingwebhookconfigurations',
    'ValidatingWebhookConfiguration',
    [],
    false
  ),
  resource(
    'admissionregistration.k8s.io/v1',
    'mutatingwebhookconfigurations',
    'MutatingWebhookConfiguration',
    [],
    false
  ),
  resource('argoproj.io/v1alpha1', 'rollouts', 'Rollout', ['ro']),
  resource('storage.k8s.io/v1', 'storageclasses', 'StorageClass', ['sc'], false),
];

/** `v1` or `apps/v1`. */
export function groupVersionOf({ group, version }: Resource): string {
  return group === '' ? version : `${group}/${version}`;
}

/** `pods` or `deployments.apps`, as messages name it. */
export function qualifiedName({ plural, group }: Resource): string {
  return group === '' ? plural : `${plural}.${group}`;
}
