import { autoscalerQueries, readAutoscalers, type Autoscaler } from '@vigil/core/resources/autoscaler-queries';
import { foldContainers, planContainers, type ContainerRow } from '@vigil/core/resources/plan-containers';
import { recommendWorkload, type WorkloadRecommendation } from '@vigil/core/resources/recommend-workload';
import type { ResourceRow } from '@vigil/core/resources/roll-up';
import { workloadKey } from '@vigil/core/vocabulary/workload-ref';
import { runPlan, type QueryRun } from '../../../prometheus/runPlan';
import type { Analysis } from '../analyse';
import { scopeOfRow } from '../details/scope-of-row';

export interface ContainersAnswer {
  containers: ContainerRow[];
  autoscaler?: Autoscaler;
  /** Undefined where nothing was measured. */
  recommendation?: WorkloadRecommendation;
  runs: QueryRun[];
}

/** A closer look at one workload: its containers, its autoscaler, what it should ask for. Rejects with `PrometheusError`. */
export async function fetchContainers(
  row: ResourceRow,
  { input, scope, capabilities }: Analysis,
  source: string,
  signal: AbortSignal
): Promise<ContainersAnswer> {
  const { window, policy } = input;
  const within = scopeOfRow(row, scope);
  const plan = [
    ...planContainers(within, window, capabilities, policy),
    ...autoscalerQueries({ ...within, pods: [] }, capabilities),
  ];
  const { answers, runs } = await runPlan(source, plan, { time: window.to, signal });
  const containers = foldContainers(answers);
  const autoscaler = readAutoscalers(answers.autoscalers).get(workloadKey(row.subject));
  const replicas = row.alive;
  return {
    containers,
    autoscaler,
    recommendation: recommendWorkload(row.subject, containers, { replicas, autoscaler }, policy),
    runs,
  };
}
