import { type EventGroup, eventEntry, lasting, nagging, once, thrice } from './event-entry.ts';
import { describePod } from './reason-entry.ts';

const describeNode = 'kubectl describe node {node}';
const describeClaims = 'kubectl -n {namespace} describe pvc';
const whileStarting = { ...lasting, toldBy: 'starting-pod' as const };

/** Events about pods that their state does not tell. */
export const podEvents: EventGroup = {
  FailedMount: eventEntry(
    'high',
    { en: 'A volume of the pod can not be mounted.', zh: 'Pod 的存储卷无法挂载。' },
    {
      en: 'The message names the volume: a missing Secret or ConfigMap, or a storage driver that does not answer.',
      zh: '消息中写明存储卷：缺少 Secret 或 ConfigMap，或存储驱动无响应。',
    },
    describePod,
    whileStarting
  ),
  FailedAttachVolume: eventEntry(
    'high',
    { en: 'A volume can not be attached to the pod’s node.', zh: '存储卷无法挂接到 Pod 所在节点。' },
    {
      en: 'See whether another node still holds it: a ReadWriteOnce volume follows only when the old pod is gone.',
      zh: '检查是否仍被其他节点占用：ReadWriteOnce 卷须等旧 Pod 消失后才能迁移。',
    },
    'kubectl get volumeattachments',
    whileStarting
  ),
  FailedMapVolume: eventEntry(
    'high',
    { en: 'A block volume can not be mapped into the pod.', zh: '块存储卷无法映射到 Pod。' },
    { en: 'Look at the storage driver on that node.', zh: '检查该节点上的存储驱动。' },
    describePod,
    whileStarting
  ),
  FailedCreatePodSandBox: eventEntry(
    'high',
    {
      en: 'The pod’s sandbox can not be created, mostly a problem of the network plug-in.',
      zh: '无法创建 Pod 沙箱，多为网络插件问题。',
    },
    { en: 'See the network plug-in’s pods on that node.', zh: '检查该节点上的网络插件。' },
    describePod,
    whileStarting
  ),
  FailedPodSandBoxStatus: eventEntry(
    'medium',
    { en: 'The runtime does not tell the state of the pod’s sandbox.', zh: '运行时无法给出 Pod 沙箱的状态。' },
    { en: 'Look at the container runtime of that node.', zh: '检查该节点上的容器运行时。' },
    describeNode,
    whileStarting
  ),
  NetworkNotReady: eventEntry(
    'high',
    { en: 'The pod waits for the network of its node.', zh: 'Pod 在等待所在节点的网络就绪。' },
    { en: 'See the network plug-in’s pods on that node.', zh: '检查该节点上的网络插件。' },
    describeNode,
    whileStarting
  ),
  FailedPrepareDynamicResources: eventEntry(
    'high',
    { en: 'A device the pod claims can not be prepared.', zh: 'Pod 申请的设备无法准备就绪。' },
    { en: 'Look at the resource driver on that node.', zh: '检查该节点上的资源驱动。' },
    describePod,
    whileStarting
  ),
  FailedValidation: eventEntry(
    'high',
    { en: 'The kubelet finds the pod’s specification invalid.', zh: 'kubelet 认为 Pod 的定义无效。' },
    { en: 'The message names the field to correct.', zh: '消息中写明需要修正的字段。' },
    describePod,
    once
  ),
  FailedSync: eventEntry(
    'medium',
    { en: 'The kubelet can not bring the pod to its desired state.', zh: 'kubelet 无法使 Pod 达到期望状态。' },
    { en: 'Read the message, then the kubelet’s log on that node.', zh: '查看消息，再看该节点的 kubelet 日志。' },
    describeNode,
    nagging
  ),
  FailedKillPod: eventEntry(
    'medium',
    { en: 'The pod can not be ended: the runtime or a volume hangs.', zh: 'Pod 无法终止：运行时或存储卷卡住。' },
    { en: 'Look at the node: runtime, mounts, network plug-in.', zh: '检查节点：运行时、挂载、网络插件。' },
    describeNode,
    thrice
  ),
  FailedPreStopHook: eventEntry(
    'medium',
    {
      en: 'The preStop hook failed, so the container was stopped without what the hook should do.',
      zh: 'preStop 钩子失败，容器未完成钩子动作即被停止。',
    },
    {
      en: 'Run the hook’s command by hand; requests may be cut off at each rollout.',
      zh: '手动执行钩子命令排查；每次发布都可能中断请求。',
    },
    describePod,
    once
  ),
  ExceededGracePeriod: eventEntry(
    'medium',
    {
      en: 'The pod did not end within its grace period and was killed.',
      zh: 'Pod 未能在宽限期内结束，被强制终止。',
    },
    {
      en: 'Let the application end on SIGTERM, or raise terminationGracePeriodSeconds.',
      zh: '让应用响应 SIGTERM 退出，或调大 terminationGracePeriodSeconds。',
    },
    describePod,
    once
  ),
  VolumeResizeFailed: eventEntry(
    'high',
    { en: 'A volume could not be enlarged.', zh: '存储卷扩容失败。' },
    { en: 'The message tells the storage driver’s reason.', zh: '消息中有存储驱动给出的原因。' },
    describeClaims,
    once
  ),
  FileSystemResizeFailed: eventEntry(
    'high',
    { en: 'The volume was enlarged, its file system was not.', zh: '存储卷已扩容，但文件系统未能扩展。' },
    { en: 'Restart the pod so that the node tries again.', zh: '重启 Pod 让节点重试。' },
    describeClaims,
    once
  ),
  ProbeWarning: eventEntry(
    'low',
    {
      en: 'A probe succeeds with a warning, mostly because it is redirected to another host.',
      zh: '探针成功但有警告，多因被重定向到其他主机。',
    },
    { en: 'Let the probe ask a path that answers itself.', zh: '让探针请求直接应答的路径。' },
    describePod,
    nagging
  ),
  DNSConfigForming: eventEntry(
    'low',
    {
      en: 'The pod has more name servers or search domains than resolvers take; some were left out.',
      zh: 'Pod 的 DNS 服务器或搜索域超过上限，部分被忽略。',
    },
    {
      en: 'Shorten resolv.conf of the node or the pod’s dnsConfig.',
      zh: '精简节点的 resolv.conf 或 Pod 的 dnsConfig。',
    },
    describePod,
    nagging
  ),
  FailedToRetrieveImagePullSecret: eventEntry(
    'low',
    {
      en: 'An imagePullSecret the pod names does not exist; the image is pulled without it.',
      zh: 'Pod 引用的 imagePullSecret 不存在，拉取镜像时未使用它。',
    },
    { en: 'Create the Secret, or remove the reference.', zh: '创建该 Secret，或删除引用。' },
    describePod,
    nagging
  ),
};
