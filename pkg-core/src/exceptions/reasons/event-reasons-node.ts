import type { LocalText } from '../../vocabulary/local-text.ts';
import type { Severity } from '../../vocabulary/severity.ts';
import { type EventGroup, type EventRule, eventEntry, nagging, once, thrice } from './event-entry.ts';

const ofNode = (severity: Severity, explanation: LocalText, nextStep: LocalText, rule: EventRule) =>
  eventEntry(severity, explanation, nextStep, 'kubectl describe node {node}', { kinds: ['Node'], ...rule });

/** Events about nodes that their conditions do not tell. */
export const nodeEvents: EventGroup = {
  Rebooted: ofNode(
    'medium',
    { en: 'The node was restarted.', zh: '节点重启过。' },
    { en: 'If nobody restarted it, look at its kernel log before that time.', zh: '若非人为，查看重启前的内核日志。' },
    once
  ),
  SystemOOM: ofNode(
    'critical',
    {
      en: 'The node as a whole ran out of memory, and the kernel killed a process of its choice.',
      zh: '节点整体内存耗尽，内核选择并杀死了某个进程。',
    },
    {
      en: 'The message names the victim; set memory limits, and reserve memory for the system.',
      zh: '消息中有被杀进程；请设置内存限制，并为系统预留内存。',
    },
    once
  ),
  OOMKilling: ofNode(
    'medium',
    {
      en: 'The kernel killed a process for lack of memory: of the node, or of a container at its limit.',
      zh: '内核因内存不足杀死了进程：可能是节点内存不足，也可能是容器达到上限。',
    },
    { en: 'The message names the process and its cgroup.', zh: '消息中有进程及其 cgroup。' },
    once
  ),
  EvictionThresholdMet: ofNode(
    'high',
    { en: 'The node is so short of a resource that pods are evicted.', zh: '节点资源已低至驱逐阈值，开始驱逐 Pod。' },
    { en: 'The message names the resource: find who uses it.', zh: '消息中写明资源：找出占用者。' },
    { ...thrice, toldBy: 'node-pressure' }
  ),
  FreeDiskSpaceFailed: ofNode(
    'high',
    {
      en: 'The kubelet removed unused images and still could not free enough disk space.',
      zh: 'kubelet 清理未使用的镜像后磁盘空间仍不足。',
    },
    { en: 'See what else fills the disk: logs, emptyDir volumes.', zh: '查看还有什么占用磁盘：日志、emptyDir 卷。' },
    { ...once, toldBy: 'node-pressure' }
  ),
  ImageGCFailed: ofNode(
    'medium',
    { en: 'Unused images can not be removed from the node.', zh: '无法清理节点上未使用的镜像。' },
    { en: 'Look at the container runtime and its disk.', zh: '检查容器运行时及其磁盘。' },
    { ...thrice, toldBy: 'node-pressure' }
  ),
  ContainerGCFailed: ofNode(
    'medium',
    { en: 'Dead containers can not be removed from the node.', zh: '无法清理节点上已退出的容器。' },
    { en: 'Look at the container runtime of the node.', zh: '检查该节点的容器运行时。' },
    thrice
  ),
  InvalidDiskCapacity: ofNode(
    'low',
    {
      en: 'The kubelet reads a disk capacity of 0; harmless at the start of a node.',
      zh: 'kubelet 读到磁盘容量为 0；节点启动时出现无害。',
    },
    { en: 'If it stays, look at the runtime’s image file system.', zh: '若持续出现，检查运行时的镜像文件系统。' },
    nagging
  ),
  FailedNodeAllocatableEnforcement: ofNode(
    'medium',
    {
      en: 'The kubelet can not enforce what is reserved for the system.',
      zh: 'kubelet 无法落实为系统预留的资源。',
    },
    { en: 'Check the cgroup settings of the kubelet.', zh: '检查 kubelet 的 cgroup 配置。' },
    thrice
  ),
  KubeletSetupFailed: ofNode(
    'high',
    { en: 'The kubelet could not start.', zh: 'kubelet 无法启动。' },
    { en: 'Read the kubelet’s log on the node.', zh: '查看节点上的 kubelet 日志。' },
    once
  ),
};
