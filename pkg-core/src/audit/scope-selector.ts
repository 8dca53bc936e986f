import type { AuditScope } from './check.ts';

/** `metric{cluster="a",phase="Running"}`: a vector selector inside the scope. Empty matchers are left out. */
export function select(scope: AuditScope, metric: string, ...matchers: string[]): string {
  const all = [scope.matchers, ...matchers].filter((matcher) => matcher !== '');
  return all.length === 0 ? metric : `${metric}{${all.join(',')}}`;
}

/** `cluster, namespace, pod`: the labels to group or join by, with the cluster's label first where there is one. */
export function labels(scope: AuditScope, ...names: string[]): string {
  return (scope.clusterLabel === null ? names : [scope.clusterLabel, ...names]).join(', ');
}

/** Series of the pause container and of whole cgroups left out. */
export const realContainer = ['container!=""', 'container!="POD"'];
