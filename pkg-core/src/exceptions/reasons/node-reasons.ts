import type { LocalText } from '../../vocabulary/local-text.ts';
import type { Severity } from '../../vocabulary/severity.ts';
import type { ReasonEntry, ReasonGroup } from './reason-entry.ts';

const entry = (severity: Severity, explanation: LocalText, nextStep: LocalText): ReasonEntry => ({
  severity,
  explanation,
  nextStep,
  command: 'kubectl describe node {node}',
  hasLog: false,
});

/** A node is in trouble, by its own conditions. */
export const nodeReasons: ReasonGroup = {
  NodeNotReady: entry(
    'critical',
    {
      en: 'The node does not report that it is ready: its pods will be moved, and new ones are not placed on it.',
      zh: '节点未处于就绪状态：其上的 Pod 将被迁移，也不会再调度新 Pod。',
    },
    { en: 'Look at the node’s conditions, then at its kubelet.', zh: '查看节点的状况（conditions），再检查 kubelet。' }
  ),
  MemoryPressure: entry(
    'high',
    {
      en: 'The node is short of memory: the kubelet evicts pods, and takes no new ones of the lowest class.',
      zh: '节点内存不足：kubelet 会驱逐 Pod，并拒绝最低级别的新 Pod。',
    },
    {
      en: 'Find the pods that use more memory than they request.',
      zh: '找出内存用量超过 request 的 Pod。',
    }
  ),
  DiskPressure: entry(
    'high',
    {
      en: 'The node is short of disk space or inodes: the kubelet removes images, then evicts pods.',
      zh: '节点磁盘空间或 inode 不足：kubelet 先清理镜像，再驱逐 Pod。',
    },
    {
      en: 'See what fills it: container logs, emptyDir volumes, images.',
      zh: '查看占用来源：容器日志、emptyDir 卷、镜像。',
    }
  ),
  PIDPressure: entry(
    'high',
    {
      en: 'The node is running out of process ids: no new process can be started before long.',
      zh: '节点进程号即将耗尽，很快将无法启动新进程。',
    },
    {
      en: 'Find the pod with too many processes or threads, and set a limit of process ids per pod.',
      zh: '找出进程或线程过多的 Pod，并为 Pod 设置进程号上限。',
    }
  ),
  NetworkUnavailable: entry(
    'critical',
    { en: 'The node’s network is not set up: its pods can not be reached.', zh: '节点网络未就绪，其上的 Pod 不可达。' },
    { en: 'Look at the network plug-in on that node.', zh: '检查该节点上的网络插件。' }
  ),
};
