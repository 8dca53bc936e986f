import { matches } from '../prometheus/matchers.ts';
import { mark, relabel } from '../prometheus/relabel.ts';
import { selector } from '../prometheus/selector.ts';
import { formatDuration } from '../prometheus/duration.ts';
import type { Capabilities } from './capabilities.ts';
import type { PlannedQuery } from './planned-query.ts';
import { reservationFamilies, reservedQueries } from './reservation-queries.ts';
import {
  clusterMatcher,
  isWholeCluster,
  scopeMatchers,
  windowSeconds,
  type ResourceScope,
  type ResourceWindow,
} from './scope.ts';

export type StateId =
  | 'reserved'
  | 'unset'
  | 'pods'
  | 'podOwners'
  | 'replicaSetOwners'
  | 'jobOwners'
  | 'oomKilled'
  | 'nodeAllocatable'
  | 'nodeReserved';

const titles: Record<Exclude<StateId, 'reserved'>, { en: string; zh: string }> = {
  unset: { en: 'containers without request or limit', zh: '未设置 request 或 limit 的容器' },
  pods: { en: 'pods and their nodes', zh: 'Pod 及所在节点' },
  podOwners: { en: 'owners of pods', zh: 'Pod 的属主' },
  replicaSetOwners: { en: 'owners of ReplicaSets', zh: 'ReplicaSet 的属主' },
  jobOwners: { en: 'owners of Jobs', zh: 'Job 的属主' },
  oomKilled: { en: 'OOM kills', zh: 'OOM 终止' },
  nodeAllocatable: { en: 'allocatable of nodes', zh: '节点可分配量' },
  nodeReserved: { en: 'requests and limits per node', zh: '各节点的 requests 与 limits' },
};

/** Owners never change, settings when somebody changes them. Pods that came since are asked by name. */
const slow: ReadonlySet<StateId> = new Set<StateId>([
  ...(['unset', 'podOwners', 'replicaSetOwners', 'jobOwners', 'oomKilled'] as const),
]);

const mayBeEmpty: ReadonlySet<StateId> = new Set<StateId>(['unset', 'oomKilled']);

/** Requests and limits by the names this kube-state-metrics uses. */
const reservationNames = {
  v2: 'kube_pod_container_resource_(requests|limits)',
  v1: 'kube_pod_container_resource_(requests|limits)_(cpu_cores|memory_bytes)',
};

/** A selector of kube-state-metrics, with its own labels under their own names whatever honor_labels was. */
export type StateSelector = (metric: string, ...matchers: string[]) => string;

export function stateSelector(scope: ResourceScope, capabilities: Capabilities, pods = true): StateSelector {
  const prefix = capabilities.exported ? 'exported_' : '';
  const within = scopeMatchers(pods ? scope : { ...scope, pods: [] }, `${prefix}namespace`, `${prefix}pod`);
  return (metric, ...matchers) => unexport(selector(metric, ...matchers, ...within), capabilities);
}

/** kube-state-metrics' own labels under their own names, where honor_labels is off. */
export function unexport(expr: string, capabilities: Capabilities): string {
  const labels = ['namespace', 'pod', 'container', 'node'];
  return capabilities.exported
    ? relabel(
        expr,
        labels.map((label) => [`exported_${label}`, label] as const)
      )
    : expr;
}

/** Every request and limit, one series a container. Empty text where kube-state-metrics has none. */
export function reservationSeries(select: StateSelector, capabilities: Capabilities, ...matchers: string[]): string {
  if (capabilities.reservations === 'none') {
    return '';
  }
  const resource = capabilities.reservations === 'v2' ? ['resource=~"cpu|memory"'] : [];
  return select('', matches('__name__', reservationNames[capabilities.reservations]), ...resource, ...matchers);
}

/**
 * What kube-state-metrics knows at the end of the window. `max by (… container …)` before every sum: two replicas of
 * kube-state-metrics, or the series of the one before a restart, must not double a request.
 */
export function stateQueries(
  scope: ResourceScope,
  window: ResourceWindow,
  capabilities: Capabilities
): Array<PlannedQuery<StateId>> {
  const { metrics } = capabilities;
  const select = stateSelector(scope, capabilities);
  const range = formatDuration(windowSeconds(window));
  const queries: Array<PlannedQuery<StateId>> = [];
  const add = (id: Exclude<StateId, 'reserved'>, needed: boolean, expr: () => string) => {
    if (needed) {
      queries.push({
        id,
        title: titles[id],
        expr: expr(),
        ...(slow.has(id) ? { slow: true, mayBeEmpty: mayBeEmpty.has(id) } : {}),
      });
    }
  };
  const reserved = capabilities.reservations !== 'none';
  const reservedNow = reservedQueries('reserved', reservationFamilies(capabilities), ({ metric, matchers }) =>
    select(metric, ...matchers)
  );
  queries.push(...reservedNow.map((query) => ({ ...query, slow: true })));
  add('unset', reserved && metrics.has('kube_pod_container_info'), () => unsetQuery(select, capabilities));
  add('pods', metrics.has('kube_pod_info'), () => {
    const pods = `max by (namespace, pod, node) (${select('kube_pod_info')})`;
    return metrics.has('kube_pod_status_phase')
      ? `${pods} * on (namespace, pod) group_left () ${running(select)}`
      : pods;
  });
  add('podOwners', metrics.has('kube_pod_owner'), () => ownersOf('pod', select('kube_pod_owner')));
  const all = stateSelector(scope, capabilities, false);
  add('replicaSetOwners', metrics.has('kube_replicaset_owner'), () =>
    ownersOf('replicaset', all('kube_replicaset_owner'))
  );
  add('jobOwners', metrics.has('kube_job_owner'), () => ownersOf('job_name', all('kube_job_owner')));
  add('oomKilled', metrics.has('kube_pod_container_status_last_terminated_reason'), () => {
    const reason = stateRange(
      scope,
      capabilities,
      'kube_pod_container_status_last_terminated_reason',
      range,
      'reason="OOMKilled"'
    );
    return `max by (namespace, pod) (${unexport(`max_over_time(${reason})`, capabilities)}) > 0`;
  });
  return [...queries, ...nodeQueries(scope, capabilities)];
}

export function ownersOf(label: string, series: string): string {
  return `max by (namespace, ${label}, owner_kind, owner_name) (${series})`;
}

/** 1 for pods that hold their requests, 0 for those that ended. */
function running(select: StateSelector): string {
  return `max by (namespace, pod) (${select('kube_pod_status_phase', 'phase=~"Pending|Running"')})`;
}

/**
 * How many containers of a pod have no CPU request, memory request, memory limit: only pods that lack one answer. No CPU
 * limit at all is good practice, so that `cpu-limit` answers only for pods where some containers have one and some not.
 */
function unsetQuery(select: StateSelector, capabilities: Capabilities): string {
  const info = select('kube_pod_container_info');
  const lacking = (name: string, setting: string) =>
    mark(`count by (namespace, pod) (${info} unless on (namespace, pod, container) ${setting})`, 'unset', name);
  const setting = (what: 'requests' | 'limits', resource: 'cpu' | 'memory') =>
    capabilities.reservations === 'v2'
      ? select(`kube_pod_container_resource_${what}`, `resource="${resource}"`)
      : select(`kube_pod_container_resource_${what}_${resource === 'cpu' ? 'cpu_cores' : 'memory_bytes'}`);
  return [
    lacking('cpu-request', setting('requests', 'cpu')),
    lacking('memory-request', setting('requests', 'memory')),
    lacking('memory-limit', setting('limits', 'memory')),
    `(${lacking('cpu-limit', setting('limits', 'cpu'))} and on (namespace, pod) ${setting('limits', 'cpu')})`,
  ].join(' or ');
}

/** A range selector: label_replace can not stand inside, so that callers relabel outside. */
export function stateRange(
  scope: ResourceScope,
  capabilities: Capabilities,
  metric: string,
  range: string,
  ...matchers: string[]
): string {
  const prefix = capabilities.exported ? 'exported_' : '';
  return `${selector(metric, ...matchers, ...scopeMatchers(scope, `${prefix}namespace`, `${prefix}pod`))}[${range}]`;
}

/**
 * A node is full or not whatever namespaces are looked at: these two leave the scope's namespaces out. What every pod
 * reserves adds up to what is reserved on its node: then that is not asked.
 */
function nodeQueries(scope: ResourceScope, capabilities: Capabilities): Array<PlannedQuery<StateId>> {
  const everywhere = { cluster: scope.cluster, namespaces: [] };
  const select = stateSelector(everywhere, capabilities);
  const queries: Array<PlannedQuery<StateId>> = [];
  const v2 = capabilities.metrics.has('kube_node_status_allocatable');
  if (v2 || capabilities.metrics.has('kube_node_status_allocatable_cpu_cores')) {
    const series = v2
      ? selector('kube_node_status_allocatable', 'resource=~"cpu|memory"', clusterMatcher(scope))
      : selector(
          '',
          matches('__name__', 'kube_node_status_allocatable_(cpu_cores|memory_bytes)'),
          clusterMatcher(scope)
        );
    const expr = `max by (node, resource, __name__) (${unexport(series, capabilities)})`;
    queries.push({ id: 'nodeAllocatable', title: titles.nodeAllocatable, expr });
  }
  if (capabilities.reservations !== 'none' && !(isWholeCluster(scope) && capabilities.metrics.has('kube_pod_info'))) {
    const series = reservationSeries(select, capabilities);
    const ended = capabilities.metrics.has('kube_pod_status_phase')
      ? ` and on (namespace, pod) (${running(select)} == 1)`
      : '';
    const expr = `sum by (node, resource, __name__) (max by (namespace, pod, container, node, resource, __name__) (${series})${ended})`;
    queries.push({ id: 'nodeReserved', title: titles.nodeReserved, expr });
  }
  return queries;
}
