import { formatDuration } from '../prometheus/duration.ts';
import { selector } from '../prometheus/selector.ts';
import type { Capabilities } from './capabilities.ts';
import { gonePods } from './fold-usage.ts';
import { chunk } from './plan-gone-pods.ts';
import type { ResourceQueryId } from './plan-queries.ts';
import type { Answers, PlannedQuery } from './planned-query.ts';
import { scopeMatchers, windowSeconds, type ResourceScope, type ResourceWindow } from './scope.ts';
import { stateRange, stateSelector, unexport } from './state-queries.ts';

export type RestartId = 'restarted' | 'restarts';

const RESTARTS = 'kube_pod_container_status_restarts_total';
const by = 'by (namespace, pod, container, uid)';

/**
 * Pods with a container whose count of restarts is above zero and not the one of the start of the window: two instants
 * say who may have restarted, so that only those are looked at in between. The value is the number of such containers.
 */
export function restartQueries(
  scope: ResourceScope,
  window: ResourceWindow,
  capabilities: Capabilities
): Array<PlannedQuery<RestartId>> {
  if (!capabilities.metrics.has(RESTARTS)) {
    return [];
  }
  const prefix = capabilities.exported ? 'exported_' : '';
  const within = scopeMatchers(scope, `${prefix}namespace`, `${prefix}pod`);
  const now = `max ${by} (${stateSelector(scope, capabilities)(RESTARTS)} > 0)`;
  const offset = `${selector(RESTARTS, ...within)} offset ${formatDuration(windowSeconds(window))}`;
  const then = `max ${by} (${unexport(offset, capabilities)})`;
  const title = { en: 'restarted pods', zh: '重启过的 Pod' };
  return [{ id: 'restarted', title, expr: `count by (namespace, pod) (${now} unless (${now} == ${then}))` }];
}

/**
 * Second look: how often containers restarted within the window, of the pods that may have and of those that are gone.
 * A count that is older than the window does not count, whatever is known of the window's start.
 */
export function planRestarts(
  answers: Answers<ResourceQueryId>,
  scope: ResourceScope,
  window: ResourceWindow,
  capabilities: Capabilities
): Array<PlannedQuery<RestartId>> {
  if (!answers.restarted) {
    return [];
  }
  const pods = [
    ...answers.restarted.map(({ labels }) => labels['pod'] ?? ''),
    ...gonePods(answers).map(({ pod }) => pod),
  ];
  const range = formatDuration(windowSeconds(window));
  return chunk([...new Set(pods)].sort(), longestNames).map((names) => {
    const counter = stateRange({ ...scope, pods: names }, capabilities, RESTARTS, range);
    const perContainer = unexport(`(max_over_time(${counter}) - min_over_time(${counter}))`, capabilities);
    return {
      id: 'restarts',
      title: { en: 'restarts', zh: '重启次数' },
      expr: `sum by (namespace, pod) (max ${by} (${perContainer})) > 0`,
    };
  });
}

/** Characters of a list of names: it stands in the query twice. VictoriaMetrics takes 16 KiB. */
const longestNames = 6000;
