import { workloadKey, type WorkloadRef } from '@vigil/core/vocabulary/workload-ref';

/** Filters of a page under which the subject of an incident or a finding is to be seen. */
export interface SubjectFilter {
  /** The subject, or the namespace it stands in, where that page knows no such objects. */
  shows: 'subject' | 'namespace';
  query: Record<string, string>;
}

/** Kinds that own no pods. A kind that is not here may be one of the user's own, which does. */
const withoutPods = new Set([
  ...['Service', 'Endpoints', 'EndpointSlice', 'Ingress', 'NetworkPolicy', 'Certificate'],
  ...['HorizontalPodAutoscaler', 'VerticalPodAutoscaler', 'PodDisruptionBudget', 'ResourceQuota', 'LimitRange'],
  ...['PersistentVolumeClaim', 'ConfigMap', 'Secret', 'ServiceAccount', 'Role', 'RoleBinding', 'Event'],
]);

/** The pages that list workloads, and know nodes each in its own way. */
export type WorkloadPage = 'exceptions' | 'resources';

/** Null where the page has nothing of the subject: a volume, an API, a scrape target. */
export function subjectFilter(page: WorkloadPage, subject: WorkloadRef): SubjectFilter | null {
  const { kind, namespace, name } = subject;
  if (kind === 'Node') {
    return nodeFilter(page, subject);
  }
  if (kind === 'Namespace') {
    return { shows: 'subject', query: { namespace: name } };
  }
  if (namespace === '') {
    return null;
  }
  return withoutPods.has(kind)
    ? { shows: 'namespace', query: { namespace } }
    : { shows: 'subject', query: { namespace, workload: workloadKey(subject) } };
}

/** A node is a workload of its own on Exceptions, and a row on Resources. A scrape address is the name of none. */
function nodeFilter(page: WorkloadPage, node: WorkloadRef): SubjectFilter | null {
  if (node.name === '' || node.name.includes(':')) {
    return null;
  }
  const key = workloadKey(node);
  return {
    shows: 'subject',
    query: page === 'exceptions' ? { workload: key } : { group: 'node', search: node.name, row: key },
  };
}
