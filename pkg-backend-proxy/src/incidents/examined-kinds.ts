import { type HealthKind, healthKinds } from '@vigil/core/exceptions/detect-workload-health';
import type { WatchedKind } from '@vigil/core/kubernetes/snapshot';

/** What carries annotations for Vigil, with the kind as the object itself has it. */
export const annotatedKinds = {
  deployments: 'Deployment',
  statefulsets: 'StatefulSet',
  daemonsets: 'DaemonSet',
  cronjobs: 'CronJob',
  namespaces: 'Namespace',
} as const;
export type AnnotatedKind = keyof typeof annotatedKinds;

/** The kinds whose objects can be in trouble. Pods are last: by then what explains them is known. */
export const examinedKinds = [
  ...(Object.keys(annotatedKinds) as AnnotatedKind[]),
  ...(['nodes', 'jobs', 'events', 'pods'] as const),
] satisfies WatchedKind[];
export type ExaminedKind = (typeof examinedKinds)[number];

export function isAnnotatedKind(kind: WatchedKind): kind is AnnotatedKind {
  return kind in annotatedKinds;
}

export function isExaminedKind(kind: WatchedKind): kind is ExaminedKind {
  return examinedKinds.some((examined) => examined === kind);
}

export function isHealthKind(kind: WatchedKind): kind is HealthKind {
  return healthKinds.some((known) => known === kind);
}
