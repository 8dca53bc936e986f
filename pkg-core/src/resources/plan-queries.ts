import type { Capabilities } from './capabilities.ts';
import { gpuQueries, type GpuId } from './gpu-queries.ts';
import type { PlannedQuery } from './planned-query.ts';
import type { Policy } from './policy.ts';
import { pressureQueries, type PressureId } from './pressure-queries.ts';
import type { ResourceScope, ResourceWindow } from './scope.ts';
import { stateQueries, type StateId } from './state-queries.ts';
import { usageQueries, type UsageId } from './usage-queries.ts';

export type ResourceQueryId = UsageId | StateId | PressureId | GpuId;

/** The instant queries that answer the resources page, dearest first; evaluate all at `window.to`. */
export function planQueries(
  scope: ResourceScope,
  window: ResourceWindow,
  capabilities: Capabilities,
  policy: Policy
): Array<PlannedQuery<ResourceQueryId>> {
  return [
    ...usageQueries(scope, window, capabilities),
    ...stateQueries(scope, window, capabilities),
    ...pressureQueries(scope, window, capabilities, policy),
    ...gpuQueries(scope, window, capabilities),
  ];
}
