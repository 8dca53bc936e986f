import type { LocalText } from '../../vocabulary/local-text.ts';
import type { Severity } from '../../vocabulary/severity.ts';
import { type EventGroup, type EventRule, eventEntry, nagging, once, thrice } from './event-entry.ts';

const describeClaims = 'kubectl -n {namespace} describe pvc';
const recentEvents = 'kubectl -n {namespace} get events --sort-by=.lastTimestamp';

const ofAutoscaler = (severity: Severity, explanation: LocalText, nextStep: LocalText, rule: EventRule = nagging) =>
  eventEntry(severity, explanation, nextStep, 'kubectl -n {namespace} describe hpa', {
    kinds: ['HorizontalPodAutoscaler'],
    ...rule,
  });
const noMetric = (zh: string, en: string) =>
  ofAutoscaler(
    'high',
    {
      en: `The autoscaler can not read ${en}, so it does not scale on it.`,
      zh: `自动伸缩器读不到${zh}，因此无法据此伸缩。`,
    },
    {
      en: 'See that metrics-server or the metrics adapter answers, and that every container has a request.',
      zh: '确认 metrics-server 或指标适配器可用，且每个容器都设置了 request。',
    }
  );

/** Events about workloads and what they need. */
export const workloadEvents: EventGroup = {
  FailedCreate: eventEntry(
    'high',
    {
      en: 'Pods of the workload can not be created: a quota is used up, or an admission check refuses them.',
      zh: '无法创建该工作负载的 Pod：配额已用尽，或被准入检查拒绝。',
    },
    {
      en: 'The message names the quota or the check: raise it, or correct the pod template.',
      zh: '消息中写明配额或检查项：提高配额，或修正 Pod 模板。',
    },
    'kubectl -n {namespace} describe resourcequota',
    { ...thrice, kinds: ['ReplicaSet', 'StatefulSet', 'DaemonSet', 'Job', 'ReplicationController', 'CronJob'] }
  ),
  ReplicaSetCreateError: eventEntry(
    'high',
    { en: 'The Deployment can not create its new ReplicaSet.', zh: 'Deployment 无法创建新的 ReplicaSet。' },
    { en: 'The message tells what the API server refused.', zh: '消息说明 API 服务器拒绝的原因。' },
    recentEvents,
    thrice
  ),
  FailedDelete: eventEntry(
    'medium',
    { en: 'A pod of the workload can not be deleted.', zh: '无法删除该工作负载的某个 Pod。' },
    { en: 'See what refuses it: a webhook, a finalizer.', zh: '查看是谁拒绝：webhook 或 finalizer。' },
    recentEvents,
    thrice
  ),
  MissSchedule: eventEntry(
    'medium',
    { en: 'The CronJob missed a run.', zh: 'CronJob 错过了一次调度。' },
    {
      en: 'See whether the former run still blocks it, and whether startingDeadlineSeconds is too short.',
      zh: '检查是否被上一次运行阻塞，以及 startingDeadlineSeconds 是否过短。',
    },
    'kubectl -n {namespace} describe cronjob {workload}',
    once
  ),
  TooManyMissedTimes: eventEntry(
    'high',
    {
      en: 'The CronJob missed more than 100 runs, and no longer tries to make up for them.',
      zh: 'CronJob 错过的调度超过 100 次，不再补跑。',
    },
    { en: 'Set startingDeadlineSeconds.', zh: '设置 startingDeadlineSeconds。' },
    'kubectl -n {namespace} describe cronjob {workload}',
    once
  ),
  ProvisioningFailed: eventEntry(
    'high',
    { en: 'No volume can be provisioned for a claim.', zh: '无法为存储声明（PVC）创建存储卷。' },
    {
      en: 'The message tells the driver’s reason: quota, zone, a storage class that does not exist.',
      zh: '消息中有驱动给出的原因：配额、可用区或存储类不存在。',
    },
    describeClaims,
    { ...thrice, kinds: ['PersistentVolumeClaim'] }
  ),
  FailedBinding: eventEntry(
    'medium',
    {
      en: 'No volume fits the claim, and no storage class provides one.',
      zh: '没有匹配该声明（PVC）的存储卷，也没有存储类可供创建。',
    },
    { en: 'Name a storage class, or create a fitting volume.', zh: '指定存储类，或创建匹配的存储卷。' },
    describeClaims,
    { ...thrice, kinds: ['PersistentVolumeClaim'] }
  ),
  FailedGetScale: ofAutoscaler(
    'high',
    { en: 'The autoscaler can not read the size of its target.', zh: '自动伸缩器无法读取目标的副本数。' },
    { en: 'See that the target exists and can be scaled.', zh: '确认目标存在且可伸缩。' }
  ),
  FailedRescale: ofAutoscaler(
    'high',
    { en: 'The autoscaler can not change the size of its target.', zh: '自动伸缩器无法修改目标的副本数。' },
    { en: 'The message tells what the API server refused.', zh: '消息说明 API 服务器拒绝的原因。' },
    thrice
  ),
  FailedComputeMetricsReplicas: noMetric('任何指标', 'any of its metrics'),
  FailedGetResourceMetric: noMetric(' CPU 或内存用量', 'the use of CPU or memory'),
  FailedGetContainerResourceMetric: noMetric('容器的资源用量', 'the use of a container'),
  FailedGetPodsMetric: noMetric(' Pod 指标', 'a metric of the pods'),
  FailedGetObjectMetric: noMetric('对象指标', 'a metric of an object'),
  FailedGetExternalMetric: noMetric('外部指标', 'an external metric'),
  NoPods: eventEntry(
    'low',
    { en: 'A disruption budget protects no pod: its selector matches none.', zh: '中断预算未匹配任何 Pod，不起作用。' },
    { en: 'Compare its selector with the labels of the pods.', zh: '对比其选择器与 Pod 标签。' },
    'kubectl -n {namespace} get pdb,pods --show-labels',
    { ...nagging, kinds: ['PodDisruptionBudget'] }
  ),
  CalculateExpectedPodCountFailed: eventEntry(
    'medium',
    {
      en: 'A disruption budget can not be computed, so nothing may be evicted.',
      zh: '无法计算中断预算，因此不允许任何驱逐。',
    },
    {
      en: 'See that all its pods have a controller that can be scaled.',
      zh: '确认其匹配的 Pod 都有可伸缩的控制器。',
    },
    'kubectl -n {namespace} describe pdb',
    { ...thrice, kinds: ['PodDisruptionBudget'] }
  ),
  SyncLoadBalancerFailed: eventEntry(
    'high',
    { en: 'The load balancer of a Service can not be set up.', zh: '无法为 Service 配置负载均衡器。' },
    {
      en: 'The message tells the cloud provider’s reason: quota, subnet, permissions.',
      zh: '消息中有云厂商给出的原因：配额、子网或权限。',
    },
    'kubectl -n {namespace} describe service',
    { ...once, kinds: ['Service'], quiet: 30 * 60_000 }
  ),
  FailedToUpdateEndpointSlices: eventEntry(
    'medium',
    { en: 'The endpoints of a Service can not be updated.', zh: '无法更新 Service 的端点。' },
    { en: 'Traffic may go to pods that are gone; read the message.', zh: '流量可能发往已消失的 Pod；查看消息。' },
    'kubectl -n {namespace} describe service',
    thrice
  ),
};
