import { equals, oneOf, type Matcher } from '../prometheus/matchers.ts';

/** What is analysed. One cluster at a time; no namespaces: all of them. */
export interface ResourceScope {
  /** Null where the data source holds one cluster and has no label for it. */
  cluster: { label: string; value: string } | null;
  namespaces: readonly string[];
  /** Only these pods; empty: all. For the second look at some rows. */
  pods?: readonly string[];
}

/** Unix milliseconds. */
export interface ResourceWindow {
  from: number;
  to: number;
}

/** Whether a window has both its ends, in order; nothing can be asked of another one. */
export function isWindow({ from, to }: ResourceWindow): boolean {
  return Number.isFinite(from) && Number.isFinite(to) && from < to;
}

/** Whether every pod of the cluster is looked at. */
export function isWholeCluster({ namespaces, pods }: ResourceScope): boolean {
  return namespaces.length === 0 && !pods?.length;
}

export function windowSeconds(window: ResourceWindow): number {
  return Math.max(1, Math.round((window.to - window.from) / 1000));
}

export function clusterMatcher(scope: ResourceScope): Matcher {
  return scope.cluster ? equals(scope.cluster.label, scope.cluster.value) : '';
}

/** The scope as matchers, where a metric names namespace and pod by these labels. */
export function scopeMatchers(scope: ResourceScope, namespaceLabel = 'namespace', podLabel = 'pod'): Matcher[] {
  return [clusterMatcher(scope), oneOf(namespaceLabel, scope.namespaces), oneOf(podLabel, scope.pods ?? [])];
}
