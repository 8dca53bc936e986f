import { t } from '@grafana/i18n';
import type { ClusterHealth, WatchHealth } from '@vigil/core/contract/health';
import type { HealthLevel } from './HealthMark';

/** How much a watch in this state can be trusted. */
export function watchLevel(state: WatchHealth['state']): HealthLevel {
  switch (state) {
    case 'synced':
      return 'good';
    case 'syncing':
      return 'waiting';
    case 'stale':
    case 'forbidden':
      return 'degraded';
    case 'failed':
      return 'bad';
  }
}

/** The worst of the cluster's watches; an unreachable cluster is bad whatever they say. */
export function clusterLevel({ reachable, watches }: ClusterHealth): HealthLevel {
  if (!reachable) {
    return 'bad';
  }
  const order: HealthLevel[] = ['bad', 'degraded', 'waiting', 'good'];
  return order.find((level) => watches.some(({ state }) => watchLevel(state) === level)) ?? 'waiting';
}

/** Whether the number of objects means anything: a kind that could never be listed has an unknown number, not none. */
export function countsObjects({ state, objects, lastEventAt }: WatchHealth): boolean {
  return state === 'synced' || objects > 0 || (state === 'stale' && lastEventAt !== null);
}

/** The word of a watch's state. */
export function watchStateName(state: WatchHealth['state']): string {
  switch (state) {
    case 'synced':
      return t('health.watch.synced', 'up to date');
    case 'syncing':
      return t('health.watch.syncing', 'listing');
    case 'stale':
      return t('health.watch.stale', 'stale');
    case 'forbidden':
      return t('health.watch.forbidden', 'forbidden');
    case 'failed':
      return t('health.watch.failed', 'failed');
  }
}
