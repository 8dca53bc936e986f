import type { Capabilities } from './capabilities.ts';
import { changeQueries, type ChangeId } from './change-queries.ts';
import { gpuQueries, type GpuId } from './gpu-queries.ts';
import type { PlannedQuery } from './planned-query.ts';
import type { Policy } from './policy.ts';
import { pressureQueries, type PressureId } from './pressure-queries.ts';
import { quotaQueries, type QuotaId } from './quota-queries.ts';
import { restartQueries, type RestartId } from './restart-queries.ts';
import type { ResourceScope, ResourceWindow } from './scope.ts';
import type { Splitting } from './split-window.ts';
import { stateQueries, type StateId } from './state-queries.ts';
import { usageQueries, type UsageId } from './usage-queries.ts';
import { vgpuQueries, type VgpuId } from './vgpu-queries.ts';
import { windowsQueries, type WindowsId } from './windows-queries.ts';

export type ResourceQueryId =
  UsageId | StateId | RestartId | PressureId | GpuId | ChangeId | QuotaId | WindowsId | VgpuId;

const figures: ReadonlySet<ResourceQueryId> = new Set<ResourceQueryId>([
  ...(['cpuMax', 'cpuSeconds', 'samples', 'memoryMax', 'memorySum', 'reserved'] as const),
  ...(['gpuMax', 'gpuAverage', 'gpuMemoryMax', 'gpuMemoryTotal'] as const),
]);

/** What the rows stand on: usage, requests and limits. The rest explains them. */
export function isFigure(id: ResourceQueryId): boolean {
  return figures.has(id);
}

const names: ReadonlySet<ResourceQueryId> = new Set<ResourceQueryId>([
  ...(['pods', 'podOwners', 'replicaSetOwners', 'jobOwners'] as const),
]);

/** Whose the figures are: which pods live, where, and who owns them. Without it there are pods only, no workloads. */
export function isName(id: ResourceQueryId): boolean {
  return names.has(id);
}

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
    ...restartQueries(scope, window, capabilities),
    ...pressureQueries(scope, window, capabilities, policy),
    ...gpuQueries(scope, window, capabilities),
    ...vgpuQueries(scope, window, capabilities),
    ...changeQueries(scope, window, capabilities),
    ...quotaQueries(scope, capabilities),
    ...windowsQueries(scope, window, capabilities),
  ];
}
