import React, { useMemo } from 'react';
import { t } from '@grafana/i18n';
import type { Capabilities } from '@vigil/core/resources/capabilities';
import { planReplicaChart } from '@vigil/core/resources/plan-replica-chart';
import type { ResourceScope } from '@vigil/core/resources/scope';
import type { WorkloadRef } from '@vigil/core/vocabulary/workload-ref';
import { boundNames, RangeChart, type ChartPlace } from './RangeChart';

export interface ReplicaChartProps extends Omit<ChartPlace, 'interval'> {
  workload: WorkloadRef;
  scope: ResourceScope;
  capabilities: Capabilities;
}

/** How many pods there were, how many were wanted, and what an autoscaler may choose. */
export function ReplicaChart({ workload, scope, capabilities, ...place }: ReplicaChartProps) {
  const lines = useMemo(() => {
    const { running, wanted, least, most } = planReplicaChart(workload, scope, capabilities);
    return [
      { expr: running, legend: 'running' },
      { expr: wanted, legend: boundNames.wanted },
      { expr: least, legend: boundNames.least },
      { expr: most, legend: boundNames.most },
    ];
  }, [workload, scope, capabilities]);
  return (
    <RangeChart
      {...place}
      title={t('resources.details.replicas', 'Replicas')}
      unit="none"
      height={120}
      lines={lines}
      interval={capabilities.interval.seconds}
    />
  );
}
