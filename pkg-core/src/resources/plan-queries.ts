import type { Capabilities } from './capabilities.ts';
import { gpuQueries, type GpuId } from './gpu-queries.ts';
import type { PlannedQuery } from './planned-query.ts';
import type { Policy } from './policy.ts';
import { pressureQueries, type PressureId } from './pressure-queries.ts';
import type { ResourceScope, ResourceWindow } from './scope.ts';
import type { Splitting } from './split-window.ts';
import { stateQueries, type StateId } from './state-queries.ts';
import { usageQueries, type UsageId } from './usage-queries.ts';

export type ResourceQueryId = UsageId | StateId | PressureId | GpuId;

/** The instant queries that answer the resources page, dearest first. */
export function planQueries(
  scope: ResourceScope,
  window: ResourceWindow,
  capabilities: Capabilities,
  policy: Policy,
  splitting: Splitting = 'fewest'
): Array<PlannedQuery<ResourceQueryId>> {
  return [
    ...usageQueries(scope, window, capabilities, splitting),
    ...stateQueries(scope, window, capabilities),
    ...pressureQueries(scope, window, capabilities, policy),
    ...gpuQueries(scope, window, capabilities),
  ];
}
