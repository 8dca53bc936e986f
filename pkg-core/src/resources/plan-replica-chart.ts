import { equals } from '../prometheus/matchers.ts';
import type { WorkloadRef } from '../vocabulary/workload-ref.ts';
import type { Capabilities } from './capabilities.ts';
import { planSparks } from './plan-sparks.ts';
import type { ResourceScope } from './scope.ts';
import { stateSelector } from './state-queries.ts';

/** Range expressions of the replicas of a workload; empty text: not collected, or the kind has none. */
export interface ReplicaPlan {
  /** Pods that used memory. */
  running: string;
  wanted: string;
  /** Bounds of its autoscaler. */
  least: string;
  most: string;
}

/** Where kube-state-metrics tells how many pods a kind should have. */
const wantedBy: Record<string, { metric: string; label: string } | undefined> = {
  Deployment: { metric: 'kube_deployment_spec_replicas', label: 'deployment' },
  StatefulSet: { metric: 'kube_statefulset_replicas', label: 'statefulset' },
  DaemonSet: { metric: 'kube_daemonset_status_desired_number_scheduled', label: 'daemonset' },
};

/** Replicas over time: those that ran (`scope.pods`), those wanted, and between which an autoscaler may choose. */
export function planReplicaChart(workload: WorkloadRef, scope: ResourceScope, capabilities: Capabilities): ReplicaPlan {
  const usage = planSparks('memory', scope, capabilities, capabilities.interval.seconds);
  const wanted = wantedBy[workload.kind];
  const select = stateSelector({ ...scope, namespaces: [workload.namespace] }, capabilities, false);
  const scaled = capabilities.metrics.has('kube_horizontalpodautoscaler_info');
  const bound = (what: 'min' | 'max') => {
    const by = 'namespace, horizontalpodautoscaler';
    const target = select(
      'kube_horizontalpodautoscaler_info',
      equals('scaletargetref_kind', workload.kind),
      equals('scaletargetref_name', workload.name)
    );
    const value = select(`kube_horizontalpodautoscaler_spec_${what}_replicas`);
    return `max(max by (${by}) (${value}) and on (${by}) ${target})`;
  };
  return {
    running: usage === '' ? '' : `count(${usage})`,
    wanted:
      wanted && capabilities.reservations !== 'none'
        ? `max(${select(wanted.metric, equals(wanted.label, workload.name))})`
        : '',
    least: scaled ? bound('min') : '',
    most: scaled ? bound('max') : '',
  };
}
