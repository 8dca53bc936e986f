import React, { useMemo } from 'react';
import type { Capabilities } from '@vigil/core/resources/capabilities';
import { planChart } from '@vigil/core/resources/plan-charts';
import type { ResourceScope } from '@vigil/core/resources/scope';
import { boundNames, RangeChart, type ChartPlace } from './RangeChart';

export interface UsageChartProps extends Omit<ChartPlace, 'interval'> {
  resource: 'cpu' | 'memory';
  title: string;
  unit: string;
  scope: ResourceScope;
  /** A line a pod; else the sum. */
  each: boolean;
  capabilities: Capabilities;
}

/** Usage over time with the request (dashed) and the limit (solid) as lines. */
export function UsageChart({ resource, scope, each, capabilities, ...place }: UsageChartProps) {
  const lines = useMemo(() => {
    const { usage, request, limit } = planChart(resource, scope, capabilities, each);
    return [
      { expr: usage, legend: each ? '{{pod}}' : 'usage' },
      { expr: request, legend: boundNames.request },
      { expr: limit, legend: boundNames.limit },
    ];
  }, [resource, scope, capabilities, each]);
  return <RangeChart {...place} lines={lines} interval={capabilities.interval.seconds} />;
}
