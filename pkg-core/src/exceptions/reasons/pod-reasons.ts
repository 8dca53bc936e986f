import type { Severity } from '../../vocabulary/severity.ts';
import { describePod, type ReasonEntry, type ReasonGroup } from './reason-entry.ts';

const entry = (
  severity: Severity,
  explanation: ReasonEntry['explanation'],
  nextStep: ReasonEntry['nextStep'],
  command = describePod
): ReasonEntry => ({ severity, explanation, nextStep, command, hasLog: false });

const describeNode = 'kubectl describe node {node}';

/** The pod as a whole is in trouble. */
export const podReasons: ReasonGroup = {
  Evicted: {
    ...entry(
      'high',
      {
        en: 'The kubelet evicted the pod: the node ran out of memory, disk or process ids, or the pod used more ephemeral storage than it may.',
        zh: 'kubelet 驱逐了该 Pod：节点内存、磁盘或进程号不足，或 Pod 的临时存储超限。',
      },
      {
        en: 'The message names the resource: request what the pod really uses, or relieve the node.',
        zh: '消息中写明资源：按实际用量设置 request，或为节点减负。',
      },
      describeNode
    ),
    hasLog: true,
  },
  NodeLost: entry(
    'critical',
    { en: 'The pod’s node does not answer any more, so the pod was given up.', zh: 'Pod 所在节点失联，Pod 被放弃。' },
    { en: 'See why the node went: power, network, kubelet.', zh: '查明节点失联原因：电源、网络或 kubelet。' },
    describeNode
  ),
  NodeShutdown: entry(
    'low',
    { en: 'The node shut down in an orderly way and ended its pods.', zh: '节点正常关机并结束了其上的 Pod。' },
    {
      en: 'Nothing, if it was planned; a PodDisruptionBudget does not protect against it.',
      zh: '若为计划内则无需处理；PodDisruptionBudget 对此不起作用。',
    },
    describeNode
  ),
  NodeAffinity: entry(
    'medium',
    { en: 'The pod no longer fits its node’s labels.', zh: 'Pod 与节点标签不再匹配。' },
    {
      en: 'Compare node labels with the pod’s node selector and affinity.',
      zh: '对比节点标签与 Pod 的 nodeSelector 和亲和性。',
    },
    describeNode
  ),
  Preempted: entry(
    'medium',
    { en: 'The pod had to make room for one of higher priority.', zh: 'Pod 为更高优先级的 Pod 让出了资源。' },
    { en: 'Add capacity, or raise its priority class.', zh: '增加容量，或提高其优先级。' }
  ),
  DeletionByPodGC: entry(
    'medium',
    {
      en: 'The pod was collected as an orphan: its node no longer exists, or it was never cleaned up.',
      zh: 'Pod 被当作孤儿回收：其节点已不存在，或未被正常清理。',
    },
    { en: 'See when and why the node was removed.', zh: '查明节点何时、为何被移除。' },
    'kubectl get events -A --field-selector involvedObject.kind=Node'
  ),
  TerminationByKubelet: entry(
    'high',
    {
      en: 'The kubelet ended the pod: the node was under pressure, or a critical pod needed its place.',
      zh: 'kubelet 终止了该 Pod：节点资源紧张，或需要为关键 Pod 腾出位置。',
    },
    { en: 'Look at the node’s conditions and at what it runs.', zh: '查看节点状况以及其上运行的 Pod。' },
    describeNode
  ),
  SchedulingGated: entry(
    'low',
    {
      en: 'The pod has a scheduling gate, and is not scheduled before somebody removes it.',
      zh: 'Pod 带有调度门控，移除之前不会被调度。',
    },
    {
      en: 'See which controller removes the gate (a queue, a quota), and what it waits for.',
      zh: '查看由哪个控制器移除门控（队列、配额），以及它在等待什么。',
    },
    'kubectl -n {namespace} get pod {pod} -o jsonpath=.spec.schedulingGates'
  ),
  PodReadyToStartContainers: entry(
    'medium',
    {
      en: 'The pod has no working sandbox: its network is not set up, or its volumes are not mounted.',
      zh: 'Pod 没有可用的沙箱：网络未就绪，或存储卷未挂载。',
    },
    { en: 'See the network plug-in’s pods on that node, then the events.', zh: '检查该节点上的网络插件，再看事件。' }
  ),
  TopologyAffinityError: entry(
    'high',
    {
      en: 'The kubelet could not align CPUs, memory and devices as its topology policy asks, and refused the pod.',
      zh: 'kubelet 无法按拓扑策略对齐 CPU、内存与设备，拒绝了该 Pod。',
    },
    {
      en: 'Ask for whole CPUs that fit one NUMA node, or relax the policy.',
      zh: '申请能放入单个 NUMA 节点的整核，或放宽策略。',
    },
    describeNode
  ),
  InvalidAnnotation: entry(
    'low',
    {
      en: 'An annotation for Vigil can not be read, so it has no effect.',
      zh: '某个给 Vigil 的注解无法解析，因此不起作用。',
    },
    {
      en: 'The message names the annotation, its value and what is accepted.',
      zh: '消息中写明注解、其值以及可接受的写法。',
    },
    'kubectl -n {namespace} get pods -o yaml'
  ),
  Unschedulable: entry(
    'high',
    { en: 'No node can take the pod.', zh: '没有节点可以容纳该 Pod。' },
    {
      en: 'The message counts the nodes by cause: resources, taints, affinity, volumes.',
      zh: '消息按原因统计了节点：资源、污点、亲和性、存储卷。',
    }
  ),
  SchedulerError: entry(
    'high',
    { en: 'The scheduler failed while it placed the pod.', zh: '调度器在放置该 Pod 时出错。' },
    { en: 'Read the message and the scheduler’s log.', zh: '查看消息和调度器日志。' }
  ),
  UnexpectedAdmissionError: entry(
    'high',
    {
      en: 'The kubelet refused the pod, mostly because of a device plug-in.',
      zh: 'kubelet 拒绝了该 Pod，多因设备插件。',
    },
    {
      en: 'Check the device plug-ins on that node, then delete the pod.',
      zh: '检查该节点的设备插件，然后删除该 Pod。',
    },
    describeNode
  ),
  ReadinessFailing: entry(
    'high',
    {
      en: 'All containers run, but the pod has not been ready for more than 5 minutes: it gets no traffic.',
      zh: '容器都在运行，但 Pod 未就绪已超过 5 分钟，收不到流量。',
    },
    {
      en: 'See what the readiness probe answers, and which dependency it waits for.',
      zh: '查看就绪探针返回了什么，以及它依赖什么。',
    }
  ),
};

/** `OutOfcpu`, `OutOfmemory`, `OutOfpods` and whatever else a node can run out of. */
export const outOfReason: ReasonEntry = entry(
  'high',
  { en: 'The node had not enough of this resource left when the pod arrived.', zh: 'Pod 到达时，节点的该资源已不足。' },
  {
    en: 'Delete the pod so that it is placed anew; look for pods placed past the scheduler.',
    zh: '删除该 Pod 让其重新调度；检查是否有绕过调度器的 Pod。',
  },
  describeNode
);
