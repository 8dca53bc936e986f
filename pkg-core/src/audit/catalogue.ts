import type { ApiCheck, Check, PrometheusCheck } from './check.ts';
import { autoscalerAtMaximum } from './checks/as-01-autoscaler-at-maximum.ts';
import { autoscalerStuck } from './checks/as-02-autoscaler-stuck.ts';
import { autoscalerWithoutTarget } from './checks/as-03-autoscaler-without-target.ts';
import { autoscalerCanNotWork } from './checks/as-04-autoscaler-can-not-work.ts';
import { autoscalerWithoutRange } from './checks/as-05-autoscaler-without-range.ts';
import { utilisationWithoutRequest } from './checks/as-06-utilisation-without-request.ts';
import { autoscalerBeyondCapacity } from './checks/as-07-autoscaler-beyond-capacity.ts';
import { twoAutoscalers } from './checks/as-08-two-autoscalers.ts';
import { noRoomForNodeLoss } from './checks/cl-01-no-room-for-node-loss.ts';
import { apiServerRefuses } from './checks/cl-03-api-server-refuses.ts';
import { aggregatedApiDown } from './checks/cl-04-aggregated-api-down.ts';
import { clientCertificate } from './checks/cl-05-client-certificate.ts';
import { deprecatedApi } from './checks/cl-07-deprecated-api.ts';
import { etcd } from './checks/cl-08-etcd.ts';
import { scrapeTargetDown } from './checks/cl-09-scrape-target-down.ts';
import { webhookDown } from './checks/cl-10-webhook-down.ts';
import { stuckNamespace } from './checks/cl-12-stuck-namespace.ts';
import { nodeNotMonitored } from './checks/cl-16-node-not-monitored.ts';
import { singleReplicaDeployment } from './checks/ha-01-single-replica-deployment.ts';
import { singleReplicaStatefulSet } from './checks/ha-02-single-replica-stateful-set.ts';
import { scaledToZero } from './checks/ha-03-scaled-to-zero.ts';
import { nothingAvailable } from './checks/ha-04-nothing-available.ts';
import { noDisruptionBudget } from './checks/ha-05-no-disruption-budget.ts';
import { budgetBlocksEviction } from './checks/ha-06-budget-blocks-eviction.ts';
import { budgetSelectsNothing } from './checks/ha-07-budget-selects-nothing.ts';
import { belowBudget } from './checks/ha-08-below-budget.ts';
import { severalBudgets } from './checks/ha-09-several-budgets.ts';
import { budgetAboveAutoscaler } from './checks/ha-10-budget-above-autoscaler.ts';
import { oneNode } from './checks/ha-12-one-node.ts';
import { oneZone } from './checks/ha-13-one-zone.ts';
import { noSpread } from './checks/ha-14-no-spread.ts';
import { skewed } from './checks/ha-15-skewed.ts';
import { oneNodeFromOutage } from './checks/ha-16-one-node-from-outage.ts';
import { evenQuorum } from './checks/ha-17-even-quorum.ts';
import { rolloutToZero } from './checks/ha-18-rollout-to-zero.ts';
import { singleWriterVolume } from './checks/ha-19-single-writer-volume.ts';
import { dataOnOneMachine } from './checks/ha-20-data-on-one-machine.ts';
import { onlySpot } from './checks/ha-21-only-spot.ts';
import { oneEndpoint } from './checks/ha-22-one-endpoint.ts';
import { noPriority } from './checks/ha-23-no-priority.ts';
import { controlPlaneSize } from './checks/ha-24-control-plane-size.ts';
import { nodesInOneZone } from './checks/ha-25-nodes-in-one-zone.ts';
import { addOnNotRedundant } from './checks/ha-26-add-on-not-redundant.ts';
import { nakedPod } from './checks/ha-27-naked-pod.ts';
import { movingImageTag } from './checks/im-01-moving-image-tag.ts';
import { mutableTagCached } from './checks/im-02-mutable-tag-cached.ts';
import { digestDrift } from './checks/im-03-digest-drift.ts';
import { retiredRegistry } from './checks/im-04-retired-registry.ts';
import { apiServerNotScraped } from './checks/mc-01-api-server-not-scraped.ts';
import { schedulerNotScraped } from './checks/mc-02-scheduler-not-scraped.ts';
import { controllerManagerNotScraped } from './checks/mc-03-controller-manager-not-scraped.ts';
import { etcdNotScraped } from './checks/mc-04-etcd-not-scraped.ts';
import { kubeletNotScraped } from './checks/mc-05-kubelet-not-scraped.ts';
import { cadvisorNotScraped } from './checks/mc-06-cadvisor-not-scraped.ts';
import { kubeStateMetricsNotScraped } from './checks/mc-07-kube-state-metrics-not-scraped.ts';
import { nodeExporterMissing } from './checks/mc-08-node-exporter-missing.ts';
import { ingressNotScraped } from './checks/mc-09-ingress-not-scraped.ts';
import { coreDnsNotScraped } from './checks/mc-10-core-dns-not-scraped.ts';
import { prometheusWithoutDisk } from './checks/mc-11-prometheus-without-disk.ts';
import { discoveryFails } from './checks/mc-12-discovery-fails.ts';
import { severalKubeStateMetrics } from './checks/mc-13-several-kube-state-metrics.ts';
import { nodeNotReady } from './checks/nd-01-node-not-ready.ts';
import { nodePressure } from './checks/nd-02-node-pressure.ts';
import { unreachable } from './checks/nd-03-unreachable.ts';
import { nodeFlaps } from './checks/nd-04-node-flaps.ts';
import { cordoned } from './checks/nd-05-cordoned.ts';
import { podSlots } from './checks/nd-06-pod-slots.ts';
import { kubeletEvicts } from './checks/nd-07-kubelet-evicts.ts';
import { slowKubelet } from './checks/nd-08-slow-kubelet.ts';
import { kubeletCertificate } from './checks/nd-09-kubelet-certificate.ts';
import { versionSkew } from './checks/nd-10-version-skew.ts';
import { nodeDiskFull } from './checks/nd-11-node-disk-full.ts';
import { nodeInodes } from './checks/nd-12-node-inodes.ts';
import { memoryOverCommitted } from './checks/nd-17-memory-over-committed.ts';
import { kernelOom } from './checks/nd-18-kernel-oom.ts';
import { lostGpu } from './checks/nd-21-lost-gpu.ts';
import { serviceWithoutPods } from './checks/nw-01-service-without-pods.ts';
import { noReadyEndpoint } from './checks/nw-02-no-ready-endpoint.ts';
import { wrongTargetPort } from './checks/nw-03-wrong-target-port.ts';
import { ingressToNowhere } from './checks/nw-04-ingress-to-nowhere.ts';
import { certificateExpires } from './checks/nw-05-certificate-expires.ts';
import { noLoadBalancer } from './checks/nw-06-no-load-balancer.ts';
import { dnsErrors } from './checks/nw-08-dns-errors.ts';
import { conntrackFull } from './checks/nw-09-conntrack-full.ts';
import { noReadinessProbe } from './checks/pr-01-no-readiness-probe.ts';
import { noLivenessProbe } from './checks/pr-02-no-liveness-probe.ts';
import { sameProbes } from './checks/pr-03-same-probes.ts';
import { probePort } from './checks/pr-04-probe-port.ts';
import { killedWhileStarting } from './checks/pr-05-killed-while-starting.ts';
import { livenessFailing } from './checks/pr-07-liveness-failing.ts';
import { readinessFlaps } from './checks/pr-08-readiness-flaps.ts';
import { noCpuRequest } from './checks/rs-01-no-cpu-request.ts';
import { noMemoryRequest } from './checks/rs-02-no-memory-request.ts';
import { noMemoryLimit } from './checks/rs-03-no-memory-limit.ts';
import { bestEffort } from './checks/rs-05-best-effort.ts';
import { limitFarAboveRequest } from './checks/rs-06-limit-far-above-request.ts';
import { memoryNearLimit } from './checks/rs-07-memory-near-limit.ts';
import { cpuThrottled } from './checks/rs-08-cpu-throttled.ts';
import { cpuAboveRequest } from './checks/rs-09-cpu-above-request.ts';
import { firstToBeEvicted } from './checks/rs-10-first-to-be-evicted.ts';
import { overProvisioned } from './checks/rs-11-over-provisioned.ts';
import { oomKilled } from './checks/rs-12-oom-killed.ts';
import { unboundedDisk } from './checks/rs-13-unbounded-disk.ts';
import { memoryLeak } from './checks/rs-14-memory-leak.ts';
import { idleGpu } from './checks/rs-15-idle-gpu.ts';
import { stalled } from './checks/rs-16-stalled.ts';
import { quotaNearlyUsed } from './checks/rs-19-quota-nearly-used.ts';
import { crashLoop } from './checks/rt-01-crash-loop.ts';
import { restarts } from './checks/rt-02-restarts.ts';
import { waiting } from './checks/rt-03-waiting.ts';
import { notReady } from './checks/rt-04-not-ready.ts';
import { unschedulable } from './checks/rt-05-unschedulable.ts';
import { stuckTerminating } from './checks/rt-06-stuck-terminating.ts';
import { failedPodsLeft } from './checks/rt-07-failed-pods-left.ts';
import { deploymentShort } from './checks/rt-08-deployment-short.ts';
import { rolloutStuck } from './checks/rt-09-rollout-stuck.ts';
import { replicaFailure } from './checks/rt-10-replica-failure.ts';
import { specNotObserved } from './checks/rt-11-spec-not-observed.ts';
import { statefulSetShort } from './checks/rt-12-stateful-set-short.ts';
import { statefulSetNotRolledOut } from './checks/rt-13-stateful-set-not-rolled-out.ts';
import { daemonSetShort } from './checks/rt-14-daemon-set-short.ts';
import { misscheduled } from './checks/rt-15-misscheduled.ts';
import { jobFailed } from './checks/rt-16-job-failed.ts';
import { longJob } from './checks/rt-17-long-job.ts';
import { missedSchedule } from './checks/rt-18-missed-schedule.ts';
import { suspendedCronJob } from './checks/rt-19-suspended-cron-job.ts';
import { cronJobKeepsFailing } from './checks/rt-21-cron-job-keeps-failing.ts';
import { overlappingRuns } from './checks/rt-22-overlapping-runs.ts';
import { paused } from './checks/rt-24-paused.ts';
import { schedulingGated } from './checks/rt-25-scheduling-gated.ts';
import { killedNotByMemory } from './checks/rt-26-killed-not-by-memory.ts';
import { lostContainer } from './checks/rt-27-lost-container.ts';
import { volumeFull } from './checks/st-01-volume-full.ts';
import { inodesUsedUp } from './checks/st-02-inodes-used-up.ts';
import { claimNotBound } from './checks/st-03-claim-not-bound.ts';
import { volumeFailed } from './checks/st-04-volume-failed.ts';
import { unusedVolume } from './checks/st-05-unused-volume.ts';
import { unmountedClaim } from './checks/st-06-unmounted-claim.ts';
import { mountFailing } from './checks/st-07-mount-failing.ts';
import { volumeCanNotGrow } from './checks/st-08-volume-can-not-grow.ts';

/** Run in the proxy, over the objects it holds. */
export const apiChecks: readonly ApiCheck[] = [
  autoscalerWithoutTarget,
  autoscalerCanNotWork,
  autoscalerWithoutRange,
  utilisationWithoutRequest,
  autoscalerBeyondCapacity,
  noRoomForNodeLoss,
  webhookDown,
  stuckNamespace,
  singleReplicaDeployment,
  singleReplicaStatefulSet,
  nothingAvailable,
  noDisruptionBudget,
  budgetBlocksEviction,
  budgetSelectsNothing,
  severalBudgets,
  budgetAboveAutoscaler,
  oneNode,
  oneZone,
  noSpread,
  skewed,
  oneNodeFromOutage,
  evenQuorum,
  rolloutToZero,
  singleWriterVolume,
  dataOnOneMachine,
  onlySpot,
  oneEndpoint,
  noPriority,
  controlPlaneSize,
  nodesInOneZone,
  addOnNotRedundant,
  nakedPod,
  movingImageTag,
  mutableTagCached,
  digestDrift,
  retiredRegistry,
  prometheusWithoutDisk,
  unreachable,
  podSlots,
  versionSkew,
  lostGpu,
  serviceWithoutPods,
  noReadyEndpoint,
  wrongTargetPort,
  ingressToNowhere,
  noLoadBalancer,
  noReadinessProbe,
  noLivenessProbe,
  sameProbes,
  probePort,
  killedWhileStarting,
  livenessFailing,
  noCpuRequest,
  noMemoryRequest,
  noMemoryLimit,
  bestEffort,
  limitFarAboveRequest,
  quotaNearlyUsed,
  waiting,
  notReady,
  unschedulable,
  stuckTerminating,
  failedPodsLeft,
  rolloutStuck,
  replicaFailure,
  misscheduled,
  jobFailed,
  longJob,
  suspendedCronJob,
  cronJobKeepsFailing,
  overlappingRuns,
  paused,
  schedulingGated,
  killedNotByMemory,
  lostContainer,
  claimNotBound,
  volumeFailed,
  unusedVolume,
  unmountedClaim,
  mountFailing,
];

/** Run in the plugin, through the user's own Prometheus data source. */
export const prometheusChecks: readonly PrometheusCheck[] = [
  autoscalerAtMaximum,
  autoscalerStuck,
  twoAutoscalers,
  apiServerRefuses,
  aggregatedApiDown,
  clientCertificate,
  deprecatedApi,
  etcd,
  scrapeTargetDown,
  nodeNotMonitored,
  scaledToZero,
  belowBudget,
  apiServerNotScraped,
  schedulerNotScraped,
  controllerManagerNotScraped,
  etcdNotScraped,
  kubeletNotScraped,
  cadvisorNotScraped,
  kubeStateMetricsNotScraped,
  nodeExporterMissing,
  ingressNotScraped,
  coreDnsNotScraped,
  discoveryFails,
  severalKubeStateMetrics,
  nodeNotReady,
  nodePressure,
  nodeFlaps,
  cordoned,
  kubeletEvicts,
  slowKubelet,
  kubeletCertificate,
  nodeDiskFull,
  nodeInodes,
  memoryOverCommitted,
  kernelOom,
  certificateExpires,
  dnsErrors,
  conntrackFull,
  readinessFlaps,
  memoryNearLimit,
  cpuThrottled,
  cpuAboveRequest,
  firstToBeEvicted,
  overProvisioned,
  oomKilled,
  unboundedDisk,
  memoryLeak,
  idleGpu,
  stalled,
  crashLoop,
  restarts,
  deploymentShort,
  specNotObserved,
  statefulSetShort,
  statefulSetNotRolledOut,
  daemonSetShort,
  missedSchedule,
  volumeFull,
  inodesUsedUp,
  volumeCanNotGrow,
];

/** Every check, by id. */
export const catalogue: readonly Check[] = [...apiChecks, ...prometheusChecks].sort((a, b) =>
  a.id.localeCompare(b.id, 'en')
);
