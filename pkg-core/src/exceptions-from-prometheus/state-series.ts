import { matches } from '../prometheus/matchers.ts';
import { relabel } from '../prometheus/relabel.ts';
import { selector } from '../prometheus/selector.ts';
import { clusterMatcher, scopeMatchers, type ResourceScope } from '../resources/scope.ts';

type Label = 'container' | 'namespace' | 'node' | 'pod';
const renamed: readonly Label[] = ['namespace', 'pod', 'container', 'node'];

/** How kube-state-metrics is written down in PromQL, whatever honor_labels was when it was scraped. */
export interface StateSeries {
  /** `metric{…}` within the scope, by its raw labels. */
  select(metric: string, ...matchers: string[]): string;
  /** The same metric of init containers (sidecars are among them) and of all others. */
  ofContainers(suffix: string, ...matchers: string[]): string;
  /** Metrics of Jobs, Deployments and their like name no pod. */
  ofWorkloads(metric: string, ...matchers: string[]): string;
  /** Metrics of nodes name no namespace. */
  ofNodes(metric: string, ...matchers: string[]): string;
  /** Labels for `by (…)`: the cluster and these. */
  keys(...labels: string[]): string;
  /** Gives a result its labels under their own names. */
  named(expr: string): string;
}

/** `exported`: kube-state-metrics' own labels are called `exported_…`. */
export function stateSeries(scope: ResourceScope, exported: boolean): StateSeries {
  const prefix = exported ? 'exported_' : '';
  const within = scopeMatchers(scope, `${prefix}namespace`, `${prefix}pod`);
  const withoutPods = scopeMatchers({ ...scope, pods: [] }, `${prefix}namespace`);
  const raw = (label: string): readonly string[] => {
    if (!exported || !renamed.some((name) => name === label)) {
      return [label];
    }
    // A target rarely has a label `node`, so that this one may have kept its name.
    return label === 'node' ? ['node', 'exported_node'] : [`exported_${label}`];
  };
  return {
    select: (metric, ...matchers) => selector(metric, ...matchers, ...within),
    ofContainers: (suffix, ...matchers) =>
      selector('', matches('__name__', `kube_pod_(init_)?container_${suffix}`), ...matchers, ...within),
    ofWorkloads: (metric, ...matchers) => selector(metric, ...matchers, ...withoutPods),
    ofNodes: (metric, ...matchers) => selector(metric, ...matchers, clusterMatcher(scope)),
    keys: (...labels) => ['cluster', ...labels.flatMap(raw)].join(', '),
    named: (expr) =>
      exported
        ? relabel(
            expr,
            renamed.map((label) => [`exported_${label}`, label] as const)
          )
        : expr,
  };
}
