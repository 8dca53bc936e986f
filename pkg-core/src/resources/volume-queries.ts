import { formatDuration } from '../prometheus/duration.ts';
import { selector } from '../prometheus/selector.ts';
import type { Capabilities } from './capabilities.ts';
import type { Answers, PlannedQuery } from './planned-query.ts';
import { clusterMatcher, scopeMatchers, windowSeconds, type ResourceScope, type ResourceWindow } from './scope.ts';
import { stateSelector } from './state-queries.ts';

export type VolumeId = 'volumeUsedMax' | 'volumeUsed' | 'volumeCapacity' | 'volumeClaims';

/** What a claim's volume holds, by the kubelet. Bytes. */
export interface VolumeRow {
  namespace: string;
  claim: string;
  /** Pods that mount it at the end of the window; empty: none, or not collected. */
  pods: string[];
  used?: number;
  usedMax?: number;
  capacity?: number;
}

const titles: Record<VolumeId, { en: string; zh: string }> = {
  volumeUsedMax: { en: 'volume peak', zh: '存储卷峰值' },
  volumeUsed: { en: 'volume use', zh: '存储卷用量' },
  volumeCapacity: { en: 'volume size', zh: '存储卷容量' },
  volumeClaims: { en: 'pods of claims', zh: 'PVC 所属的 Pod' },
};

/** Filesystem volumes only: of block volumes, and of many that are not local, the kubelet tells nothing. */
export function volumeQueries(
  scope: ResourceScope,
  window: ResourceWindow,
  capabilities: Capabilities
): Array<PlannedQuery<VolumeId>> {
  const { metrics } = capabilities;
  if (!metrics.has('kubelet_volume_stats_used_bytes')) {
    return [];
  }
  const range = formatDuration(windowSeconds(window));
  const within = [clusterMatcher(scope), ...scopeMatchers({ ...scope, cluster: null, pods: [] })];
  const by = 'max by (namespace, persistentvolumeclaim)';
  const over = (how: string, what: string) =>
    `${by} (${how}(${selector(`kubelet_volume_stats_${what}_bytes`, ...within)}[${range}]))`;
  const query = (id: VolumeId, expr: string): PlannedQuery<VolumeId> => ({ id, title: titles[id], expr });
  const claims = stateSelector(scope, capabilities)('kube_pod_spec_volumes_persistentvolumeclaims_info');
  return [
    query('volumeUsedMax', over('max_over_time', 'used')),
    query('volumeUsed', over('last_over_time', 'used')),
    query('volumeCapacity', over('last_over_time', 'capacity')),
    ...(metrics.has('kube_pod_spec_volumes_persistentvolumeclaims_info')
      ? [query('volumeClaims', `max by (namespace, pod, persistentvolumeclaim) (${claims})`)]
      : []),
  ];
}

/** One row a claim. A size of nothing is a block volume, of which nothing is known. */
export function readVolumes(answers: Answers<VolumeId>): VolumeRow[] {
  const rows = new Map<string, VolumeRow>();
  const sizes = new Map<string, number>();
  const keyOf = (labels: Record<string, string>) => `${labels['namespace']}/${labels['persistentvolumeclaim']}`;
  for (const { labels, value } of answers.volumeCapacity ?? []) {
    sizes.set(keyOf(labels), value);
  }
  for (const [id, part] of [
    ['volumeUsedMax', 'usedMax'],
    ['volumeUsed', 'used'],
    ['volumeCapacity', 'capacity'],
  ] as const) {
    for (const { labels, value } of answers[id] ?? []) {
      const { namespace, persistentvolumeclaim: claim } = labels;
      if (namespace && claim && Number.isFinite(value) && sizes.get(keyOf(labels)) !== 0) {
        rows.set(keyOf(labels), { ...(rows.get(keyOf(labels)) ?? { namespace, claim, pods: [] }), [part]: value });
      }
    }
  }
  for (const { labels } of answers.volumeClaims ?? []) {
    if (labels['pod']) {
      rows.get(keyOf(labels))?.pods.push(labels['pod']);
    }
  }
  return [...rows.values()].sort((a, b) => `${a.namespace}/${a.claim}`.localeCompare(`${b.namespace}/${b.claim}`));
}
