import type { ClusterHealth } from '@vigil/core/contract/health';
import type { ClusterSource } from '../kubernetes/cluster-source.ts';

/** A cluster is reachable while one of its watches hears of it, or when its only answer is that all is forbidden. */
export function clusterHealth(source: Pick<ClusterSource, 'name' | 'server' | 'version' | 'watches'>): ClusterHealth {
  const watches = source.watches();
  const states = new Set(watches.map(({ state }) => state));
  const refused = source.version() !== null && states.size === 1 && states.has('forbidden');
  const reachable = states.has('synced') || refused;
  const silent = watches.find(({ state, problem }) => state !== 'forbidden' && problem !== null);
  return {
    name: source.name,
    server: source.server,
    kubernetesVersion: source.version(),
    reachable,
    problem: reachable ? null : (silent?.problem ?? 'The API server has not answered yet.'),
    watches,
  };
}
