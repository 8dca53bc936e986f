import type { PodUsage, WorldState } from '../world/world.ts';
import type { RawPod } from './kube-state-metrics/raw-objects.ts';

/**
 * The pods whose cgroup and pause container exist: also those none of whose containers runs just now, as between two
 * crashes; not those that have finished or are not on a node yet.
 */
export function podsWithCgroup(state: WorldState): PodUsage[] {
  const usages = new Map(state.pods.map((usage) => [usage.uid, usage]));
  return (state.objects.pods ?? []).flatMap((object) => {
    const { metadata, spec, status } = object as RawPod;
    const finished = status?.phase === 'Succeeded' || status?.phase === 'Failed';
    if (finished || spec?.nodeName === undefined) {
      return [];
    }
    const idle = {
      namespace: metadata.namespace ?? '',
      pod: metadata.name,
      uid: metadata.uid,
      node: spec.nodeName,
      containers: [],
      networkReceive: 0,
      networkTransmit: 0,
    };
    return [usages.get(metadata.uid) ?? idle];
  });
}
