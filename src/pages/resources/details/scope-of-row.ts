import type { ResourceRow } from '@vigil/core/resources/roll-up';
import type { ResourceScope } from '@vigil/core/resources/scope';

/** A query names at most this many pods: a longer one some servers refuse. */
export const mostPods = 200;

/** The pods of a row by name; those alive first. */
export function scopeOfRow(row: ResourceRow, scope: ResourceScope): ResourceScope {
  const pods = [...row.pods].sort((a, b) => Number(b.alive) - Number(a.alive)).slice(0, mostPods);
  return {
    cluster: scope.cluster,
    namespaces: [...new Set(pods.map(({ namespace }) => namespace))],
    pods: pods.map(({ pod }) => pod),
  };
}
