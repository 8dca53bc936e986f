import { parseQuantity } from '@vigil/core/kubernetes/quantity';
import { info, known, unixSeconds, type Labels, type Sample } from '../sample.ts';
import type { RawAutoscaler, RawDisruptionBudget } from './raw-objects.ts';
import { conditionSamples } from './workloads.ts';

export function autoscalerSamples(autoscaler: RawAutoscaler): Sample[] {
  const labels = {
    namespace: autoscaler.metadata.namespace ?? '',
    horizontalpodautoscaler: autoscaler.metadata.name,
  };
  const { spec = {}, status = {} } = autoscaler;
  const prefix = 'kube_horizontalpodautoscaler';
  return [
    info(`${prefix}_info`, {
      ...labels,
      scaletargetref_api_version: spec.scaleTargetRef?.apiVersion ?? '',
      scaletargetref_kind: spec.scaleTargetRef?.kind ?? '',
      scaletargetref_name: spec.scaleTargetRef?.name ?? '',
    }),
    { name: `${prefix}_spec_min_replicas`, labels, value: spec.minReplicas ?? 1 },
    ...known(`${prefix}_spec_max_replicas`, labels, spec.maxReplicas),
    ...targetSamples(`${prefix}_spec_target_metric`, labels, autoscaler),
    ...known(`${prefix}_status_current_replicas`, labels, status.currentReplicas),
    ...known(`${prefix}_status_desired_replicas`, labels, status.desiredReplicas),
    ...conditionSamples(`${prefix}_status_condition`, labels, status.conditions),
  ];
}

function targetSamples(name: string, labels: Labels, autoscaler: RawAutoscaler): Sample[] {
  return (autoscaler.spec?.metrics ?? []).flatMap(({ resource }) => {
    const named = { ...labels, metric_name: resource?.name ?? '' };
    return [
      ...known(name, { ...named, metric_target_type: 'utilization' }, resource?.target?.averageUtilization),
      ...known(name, { ...named, metric_target_type: 'average' }, parseQuantity(resource?.target?.averageValue)),
    ];
  });
}

export function disruptionBudgetSamples(budget: RawDisruptionBudget): Sample[] {
  const labels = { namespace: budget.metadata.namespace ?? '', poddisruptionbudget: budget.metadata.name };
  const { status } = budget;
  const prefix = 'kube_poddisruptionbudget';
  return [
    ...known(`${prefix}_created`, labels, unixSeconds(budget.metadata.creationTimestamp)),
    ...known(`${prefix}_status_current_healthy`, labels, status?.currentHealthy),
    ...known(`${prefix}_status_desired_healthy`, labels, status?.desiredHealthy),
    ...known(`${prefix}_status_pod_disruptions_allowed`, labels, status?.disruptionsAllowed),
    ...known(`${prefix}_status_expected_pods`, labels, status?.expectedPods),
    ...known(`${prefix}_status_observed_generation`, labels, status?.observedGeneration),
  ];
}
