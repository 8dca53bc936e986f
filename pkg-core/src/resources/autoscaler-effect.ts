import type { LocalText } from '../vocabulary/local-text.ts';
import type { Autoscaler } from './autoscaler-queries.ts';
import { formatNumber, formatShare } from './format-quantity.ts';
import type { ContainerRow } from './plan-containers.ts';
import type { Recommendation } from './recommend.ts';

/** What another request does to an autoscaler that aims at a share of it. */
export interface AutoscalerEffect {
  name: string;
  resource: 'cpu' | 'memory';
  /** What it aims at, and what the pods use on average of the request now and of the recommended one: shares. */
  target: number;
  utilisation: number;
  utilisationAfter: number;
  /** Replicas it would ask for at the recommended request, within its bounds. */
  replicas: number;
  replicasAfter: number;
  /** The target at which it would go on as it does now. */
  targetToKeep: number;
  text: LocalText;
}

/**
 * The autoscaler's own rule: replicas = ceil(replicas × utilisation / target), within its bounds and with its tolerance.
 * https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#algorithm-details
 * Undefined where it does not aim at utilisation, or a figure is unknown.
 */
export function autoscalerEffect(
  autoscaler: Autoscaler,
  rows: readonly ContainerRow[],
  advice: readonly Recommendation[],
  replicas: number
): AutoscalerEffect | undefined {
  const resource = (['cpu', 'memory'] as const).find((name) => autoscaler.utilisation[name]);
  const target = resource && autoscaler.utilisation[resource];
  if (!resource || !target || replicas <= 0) {
    return undefined;
  }
  const advised = (row: ContainerRow) => {
    const own = advice.find(({ container }) => container === row.container);
    return resource === 'cpu' ? own?.cpuRequest : own?.memoryRequest;
  };
  const used = total(rows.map((row) => row[resource].average));
  const now = total(rows.map((row) => row[resource].request));
  const after = total(rows.map(advised));
  if (used === undefined || !now || !after) {
    return undefined;
  }
  const [utilisation, utilisationAfter] = [used / now, used / after];
  const wanted = (share: number) => within(autoscaler, wantedReplicas(replicas, share / target));
  const [before, then] = [wanted(utilisation), wanted(utilisationAfter)];
  const targetToKeep = (target * now) / after;
  const what = resource === 'cpu' ? { en: 'CPU', zh: ' CPU' } : { en: 'memory', zh: '内存' };
  const same = before === then;
  return {
    ...{ name: autoscaler.name, resource, target, utilisation, utilisationAfter, targetToKeep },
    ...{ replicas: before, replicasAfter: then },
    text: {
      en: `HPA ${autoscaler.name} aims at ${formatShare(target)} of the ${what.en} request. Pods use ${formatShare(utilisation)} of it now and would use ${formatShare(utilisationAfter)} of the recommended one: ${same ? `${then} replicas as before` : `${before} → ${then} replicas`}. A target of ${formatNumber(Math.round(targetToKeep * 100))} % keeps its behaviour.`,
      zh: `HPA ${autoscaler.name} 的目标为${what.zh} request 的 ${formatShare(target)}。Pod 当前使用率 ${formatShare(utilisation)}，采用建议值后为 ${formatShare(utilisationAfter)}：${same ? `副本数保持 ${then}` : `副本数 ${before} → ${then}`}。若要保持现有伸缩行为，请把目标改为 ${formatNumber(Math.round(targetToKeep * 100))} %。`,
    },
  };
}

/** Of every container, or unknown: the autoscaler does not act on a part either. */
function total(values: ReadonlyArray<number | undefined>): number | undefined {
  let sum = 0;
  for (const value of values) {
    if (value === undefined) {
      return undefined;
    }
    sum += value;
  }
  return values.length === 0 ? undefined : sum;
}

/** A deviation of a tenth is tolerated. */
function wantedReplicas(replicas: number, ratio: number): number {
  return Math.abs(ratio - 1) <= 0.1 ? replicas : Math.ceil(Number((replicas * ratio).toFixed(6)));
}

function within({ min, max }: Autoscaler, replicas: number): number {
  return Math.min(max ?? Infinity, Math.max(min ?? 1, replicas));
}
