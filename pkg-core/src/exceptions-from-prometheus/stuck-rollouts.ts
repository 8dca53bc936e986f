import { equals, matches } from '../prometheus/matchers.ts';
import { selector } from '../prometheus/selector.ts';
import type { StateSeries } from './state-series.ts';

/** A Deployment, StatefulSet or DaemonSet whose new revision does not come up. */
export interface Rollout {
  cluster: string;
  namespace: string;
  kind: RolloutKind;
  name: string;
}

/** How a kind is written down in metrics, and what its rollout lacks, in Kubernetes' words. */
const kinds = {
  Deployment: { label: 'deployment', lacks: 'Progressing=False' },
  StatefulSet: { label: 'statefulset', lacks: 'updatedReplicas < replicas' },
  DaemonSet: { label: 'daemonset', lacks: 'updatedNumberScheduled < desiredNumberScheduled' },
} as const;
export type RolloutKind = keyof typeof kinds;
const kindNames = Object.keys(kinds) as RolloutKind[];

/** As long as a Deployment is given by default (`progressDeadlineSeconds`), for kinds that have no deadline. */
const deadline = '10m';

/** Labels for `by (…)`: each kind is named by a label of its own. */
export function rolloutKeys(series: StateSeries): string {
  return series.keys('namespace', ...kindNames.map((kind) => kinds[kind].label));
}

/**
 * There for every rollout that is stuck. A Deployment says so itself. Of the others not all pods are updated, and for as
 * long as a deadline no further one was, nor were all of them ready: where they are, the rollout is held on purpose (by a
 * partition, or OnDelete).
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#failed-deployment
 */
export function stuckRollouts(series: StateSeries): string {
  // Whose reason has no label yet, by an older kube-state-metrics, counts as well.
  const condition = series.ofWorkloads(
    'kube_deployment_status_condition',
    'condition="Progressing"',
    'status="false"',
    matches('reason', '|ProgressDeadlineExceeded')
  );
  return [
    `max by (${series.keys('namespace', 'deployment')}) (${condition}) == 1`,
    standing(series, 'statefulset', {
      wanted: 'kube_statefulset_replicas',
      updated: 'kube_statefulset_status_replicas_updated',
      ready: 'kube_statefulset_status_replicas_ready',
    }),
    standing(series, 'daemonset', {
      wanted: 'kube_daemonset_status_desired_number_scheduled',
      updated: 'kube_daemonset_status_updated_number_scheduled',
      ready: 'kube_daemonset_status_number_ready',
    }),
  ].join(' or ');
}

function standing(
  series: StateSeries,
  label: string,
  { wanted, updated, ready }: Record<'wanted' | 'updated' | 'ready', string>
): string {
  const by = series.keys('namespace', label);
  const at = (metric: string, before = '') => `max by (${by}) (${series.ofWorkloads(metric)}${before})`;
  const over = (edge: 'max' | 'min', metric: string) =>
    `${edge} by (${by}) (${edge}_over_time(${series.ofWorkloads(metric)}[${deadline}]))`;
  const ago = ` offset ${deadline}`;
  return [
    `${at(updated)} < ${at(wanted)}`,
    `${at(updated, ago)} < ${at(wanted, ago)}`,
    `${over('max', ready)} < ${at(wanted)}`,
    `${over('max', updated)} == ${over('min', updated)}`,
  ].join(' and ');
}

/** Of the labels of {@link rolloutKeys}; undefined: they name none. */
export function rolloutOf(labels: Readonly<Record<string, string>>): Rollout | undefined {
  const { cluster = '', namespace } = labels;
  const kind = kindNames.find((name) => labels[kinds[name].label]);
  const name = kind && labels[kinds[kind].label];
  return namespace && kind && name ? { cluster, namespace, kind, name } : undefined;
}

/** What the metrics say of such a rollout. */
export function whatRolloutLacks(kind: RolloutKind): string {
  return kinds[kind].lacks;
}

/** The series that a rollout is judged by. */
export function rolloutSeries(kind: string, name: string, ...within: string[]): string {
  switch (kind) {
    case 'StatefulSet':
      return selector(
        '',
        matches('__name__', 'kube_statefulset_(replicas|status_replicas_(ready|updated))'),
        ...within,
        equals('statefulset', name)
      );
    case 'DaemonSet':
      return selector(
        '',
        matches('__name__', 'kube_daemonset_status_(desired_number_scheduled|number_ready|updated_number_scheduled)'),
        ...within,
        equals('daemonset', name)
      );
    default:
      return selector(
        'kube_deployment_status_condition',
        ...within,
        equals('deployment', name),
        equals('condition', 'Progressing'),
        equals('status', 'false')
      );
  }
}
