import type { LocalText } from '../vocabulary/local-text.ts';
import type { WorkloadRef } from '../vocabulary/workload-ref.ts';
import type { Autoscaler } from './autoscaler-queries.ts';
import { autoscalerEffect, type AutoscalerEffect } from './autoscaler-effect.ts';
import type { Confidence } from './confidence.ts';
import { helmValues } from './helm-values.ts';
import { kubectlPatch } from './kubectl-patch.ts';
import type { ContainerRow } from './plan-containers.ts';
import type { Policy } from './policy.ts';
import { priceOf, type Price } from './price.ts';
import { recommend, strategyOf, type Recommendation } from './recommend.ts';

/** What a workload should ask for, what that changes, and how far to trust it. */
export interface WorkloadRecommendation {
  containers: Recommendation[];
  strategy: LocalText;
  /** Of the least trustworthy container. */
  confidence: Confidence;
  /** What its pods would request less, in cores and bytes; negative: what they need more. Undefined: unknown. */
  saved: { cores?: number; bytes?: number };
  /** … in money a month of 730 hours; undefined without prices, or where what they are of is unknown. */
  money?: Price;
  autoscaler?: AutoscalerEffect;
  /** Undefined for kinds that can not be patched. */
  kubectl?: string;
  helm: string;
}

/**
 * From the containers of a workload (`foldContainers`). `replicas`: pods that live at the end of the window. Undefined
 * where nothing was measured.
 */
export function recommendWorkload(
  workload: WorkloadRef,
  rows: readonly ContainerRow[],
  { replicas, autoscaler }: { replicas: number; autoscaler?: Autoscaler },
  policy: Policy
): WorkloadRecommendation | undefined {
  const containers = rows.flatMap((row) => recommend(row, policy) ?? []);
  const [least] = containers.map(({ confidence }) => confidence).sort((a, b) => rank(a) - rank(b));
  if (!least) {
    return undefined;
  }
  const saved = {
    cores: savedOf(rows, containers, 'cpu', replicas),
    bytes: savedOf(rows, containers, 'memory', replicas),
  };
  const effect = autoscaler && autoscalerEffect(autoscaler, rows, containers, replicas);
  const money = priceOf(saved, policy.prices);
  const kubectl = kubectlPatch(workload, containers);
  return {
    containers,
    strategy: strategyOf(policy),
    confidence: least,
    saved,
    ...(money && { money }),
    ...(effect && { autoscaler: effect }),
    ...(kubectl !== undefined && { kubectl }),
    helm: helmValues(workload, containers),
  };
}

function rank({ level }: Confidence): number {
  return ['low', 'medium', 'high'].indexOf(level);
}

/** A container without a request reserves nothing now: what it should ask for is needed. */
function savedOf(
  rows: readonly ContainerRow[],
  containers: readonly Recommendation[],
  resource: 'cpu' | 'memory',
  replicas: number
): number | undefined {
  const changes = containers.flatMap((container) => {
    const advised = resource === 'cpu' ? container.cpuRequest : container.memoryRequest;
    const now = rows.find((row) => row.container === container.container)?.[resource].request ?? 0;
    return advised === undefined ? [] : [now - advised];
  });
  return changes.length === 0 ? undefined : changes.reduce((sum, change) => sum + change, 0) * replicas;
}
