import { known, oneHot, unixSeconds, type Labels, type Sample } from '../sample.ts';
import { ownerSamples } from './owner-samples.ts';
import type { RawCondition, RawWorkload } from './raw-objects.ts';

const truths = ['true', 'false', 'unknown'];

/** One sample per condition and truth value, as `kube_deployment_status_condition` and its like have them. */
export function conditionSamples(name: string, labels: Labels, conditions: RawCondition[] | undefined): Sample[] {
  return (conditions ?? []).flatMap((condition) =>
    oneHot(name, { ...labels, condition: condition.type ?? '' }, 'status', truths, condition.status?.toLowerCase())
  );
}

/** The API server leaves counts of zero out of a status; a status without any field is not known, not zero. */
function count(object: RawWorkload, field: string): number | undefined {
  const value = object.status?.[field];
  return typeof value === 'number' ? value : object.status === undefined ? undefined : 0;
}

function counts(prefix: string, labels: Labels, object: RawWorkload, fields: Record<string, string>): Sample[] {
  return Object.entries(fields).flatMap(([suffix, field]) =>
    known(`${prefix}_${suffix}`, labels, count(object, field))
  );
}

function general(prefix: string, labels: Labels, object: RawWorkload): Sample[] {
  const generation = object.metadata.generation;
  return [
    ...known(`${prefix}_created`, labels, unixSeconds(object.metadata.creationTimestamp)),
    ...known(`${prefix}_metadata_generation`, labels, typeof generation === 'number' ? generation : undefined),
  ];
}

/** The replicas a rolling update may add or miss: percentages round up for surge and down for unavailable. */
function rolling(value: string | number | undefined, replicas: number, round: (x: number) => number): number {
  const share = value ?? '25%';
  return typeof share === 'number'
    ? share
    : share.endsWith('%')
      ? round((parseFloat(share) / 100) * replicas)
      : Number(share);
}

export function deploymentSamples(deployment: RawWorkload): Sample[] {
  const labels = { namespace: deployment.metadata.namespace ?? '', deployment: deployment.metadata.name };
  const replicas = deployment.spec?.replicas ?? 1;
  const update = deployment.spec?.strategy?.rollingUpdate;
  const prefix = 'kube_deployment';
  return [
    ...general(prefix, labels, deployment),
    { name: `${prefix}_spec_replicas`, labels, value: replicas },
    { name: `${prefix}_spec_paused`, labels, value: deployment.spec?.paused ? 1 : 0 },
    ...(update === undefined
      ? []
      : [
          {
            name: `${prefix}_spec_strategy_rollingupdate_max_surge`,
            labels,
            value: rolling(update.maxSurge, replicas, Math.ceil),
          },
          {
            name: `${prefix}_spec_strategy_rollingupdate_max_unavailable`,
            labels,
            value: rolling(update.maxUnavailable, replicas, Math.floor),
          },
        ]),
    ...counts(prefix, labels, deployment, {
      status_replicas: 'replicas',
      status_replicas_ready: 'readyReplicas',
      status_replicas_available: 'availableReplicas',
      status_replicas_unavailable: 'unavailableReplicas',
      status_replicas_updated: 'updatedReplicas',
      status_observed_generation: 'observedGeneration',
    }),
    ...conditionSamples(`${prefix}_status_condition`, labels, deployment.status?.conditions),
  ];
}

export function replicaSetSamples(replicaSet: RawWorkload): Sample[] {
  const labels = { namespace: replicaSet.metadata.namespace ?? '', replicaset: replicaSet.metadata.name };
  const prefix = 'kube_replicaset';
  return [
    ...general(prefix, labels, replicaSet),
    ...ownerSamples(`${prefix}_owner`, labels, replicaSet),
    { name: `${prefix}_spec_replicas`, labels, value: replicaSet.spec?.replicas ?? 1 },
    ...counts(prefix, labels, replicaSet, {
      status_replicas: 'replicas',
      status_ready_replicas: 'readyReplicas',
      status_fully_labeled_replicas: 'fullyLabeledReplicas',
      status_observed_generation: 'observedGeneration',
    }),
  ];
}

export function statefulSetSamples(statefulSet: RawWorkload): Sample[] {
  const labels = { namespace: statefulSet.metadata.namespace ?? '', statefulset: statefulSet.metadata.name };
  const prefix = 'kube_statefulset';
  return [
    ...general(prefix, labels, statefulSet),
    { name: `${prefix}_replicas`, labels, value: statefulSet.spec?.replicas ?? 1 },
    ...counts(prefix, labels, statefulSet, {
      status_replicas: 'replicas',
      status_replicas_ready: 'readyReplicas',
      status_replicas_available: 'availableReplicas',
      status_replicas_current: 'currentReplicas',
      status_replicas_updated: 'updatedReplicas',
      status_observed_generation: 'observedGeneration',
    }),
  ];
}

export function daemonSetSamples(daemonSet: RawWorkload): Sample[] {
  const labels = { namespace: daemonSet.metadata.namespace ?? '', daemonset: daemonSet.metadata.name };
  const prefix = 'kube_daemonset';
  return [
    ...general(prefix, labels, daemonSet),
    ...counts(prefix, labels, daemonSet, {
      status_desired_number_scheduled: 'desiredNumberScheduled',
      status_current_number_scheduled: 'currentNumberScheduled',
      status_number_ready: 'numberReady',
      status_number_available: 'numberAvailable',
      status_number_unavailable: 'numberUnavailable',
      status_number_misscheduled: 'numberMisscheduled',
      status_updated_number_scheduled: 'updatedNumberScheduled',
      status_observed_generation: 'observedGeneration',
    }),
  ];
}
