import type { ClusterSnapshot, WatchedKind, WatchedKinds } from '../../kubernetes/snapshot.ts';

/** Lists to fill: every kind, nothing in them. */
export function noObjects(): { [Kind in WatchedKind]: Array<WatchedKinds[Kind]> } {
  return {
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
  };
}

/** A snapshot of cluster `test` that holds only the given objects. */
export function snapshot(
  objects: Partial<ClusterSnapshot['objects']> = {},
  missing: ClusterSnapshot['missing'] = {}
): ClusterSnapshot {
  return {
    cluster: 'test',
    objects: { ...noObjects(), ...objects },
    missing,
  };
}
