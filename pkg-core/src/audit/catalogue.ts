import type { ApiCheck, Check, PrometheusCheck } from './check.ts';
import { autoscalerAtMaximum } from './checks/as-01-autoscaler-at-maximum.ts';
import { autoscalerWithoutTarget } from './checks/as-03-autoscaler-without-target.ts';
import { scrapeTargetDown } from './checks/cl-09-scrape-target-down.ts';
import { nodeNotMonitored } from './checks/cl-16-node-not-monitored.ts';
import { singleReplicaDeployment } from './checks/ha-01-single-replica-deployment.ts';
import { singleReplicaStatefulSet } from './checks/ha-02-single-replica-stateful-set.ts';
import { nothingAvailable } from './checks/ha-04-nothing-available.ts';
import { noDisruptionBudget } from './checks/ha-05-no-disruption-budget.ts';
import { budgetBlocksEviction } from './checks/ha-06-budget-blocks-eviction.ts';
import { oneNode } from './checks/ha-12-one-node.ts';
import { noSpread } from './checks/ha-14-no-spread.ts';
import { rolloutToZero } from './checks/ha-18-rollout-to-zero.ts';
import { movingImageTag } from './checks/im-01-moving-image-tag.ts';
import { nodeNotReady } from './checks/nd-01-node-not-ready.ts';
import { nodePressure } from './checks/nd-02-node-pressure.ts';
import { kubeletCertificate } from './checks/nd-09-kubelet-certificate.ts';
import { serviceWithoutPods } from './checks/nw-01-service-without-pods.ts';
import { noReadyEndpoint } from './checks/nw-02-no-ready-endpoint.ts';
import { noReadinessProbe } from './checks/pr-01-no-readiness-probe.ts';
import { noLivenessProbe } from './checks/pr-02-no-liveness-probe.ts';
import { noCpuRequest } from './checks/rs-01-no-cpu-request.ts';
import { noMemoryRequest } from './checks/rs-02-no-memory-request.ts';
import { noMemoryLimit } from './checks/rs-03-no-memory-limit.ts';
import { memoryNearLimit } from './checks/rs-07-memory-near-limit.ts';
import { cpuThrottled } from './checks/rs-08-cpu-throttled.ts';
import { overProvisioned } from './checks/rs-11-over-provisioned.ts';
import { oomKilled } from './checks/rs-12-oom-killed.ts';
import { crashLoop } from './checks/rt-01-crash-loop.ts';
import { jobFailed } from './checks/rt-16-job-failed.ts';
import { volumeFull } from './checks/st-01-volume-full.ts';

/** Run in the proxy, over the objects it holds. */
export const apiChecks: readonly ApiCheck[] = [
  autoscalerWithoutTarget,
  singleReplicaDeployment,
  singleReplicaStatefulSet,
  nothingAvailable,
  noDisruptionBudget,
  budgetBlocksEviction,
  oneNode,
  noSpread,
  rolloutToZero,
  movingImageTag,
  serviceWithoutPods,
  noReadyEndpoint,
  noReadinessProbe,
  noLivenessProbe,
  noCpuRequest,
  noMemoryRequest,
  noMemoryLimit,
  jobFailed,
];

/** Run in the plugin, through the user's own Prometheus data source. */
export const prometheusChecks: readonly PrometheusCheck[] = [
  autoscalerAtMaximum,
  scrapeTargetDown,
  nodeNotMonitored,
  nodeNotReady,
  nodePressure,
  kubeletCertificate,
  memoryNearLimit,
  cpuThrottled,
  overProvisioned,
  oomKilled,
  crashLoop,
  volumeFull,
];

/** Every check, by id. */
export const catalogue: readonly Check[] = [...apiChecks, ...prometheusChecks].sort((a, b) =>
  a.id.localeCompare(b.id, 'en')
);
