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
