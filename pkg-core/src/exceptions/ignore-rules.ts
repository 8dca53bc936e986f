import type { LocalText } from '../vocabulary/local-text.ts';

/** What is seen and not made an incident, by rule, in the words a reader is told. */
export const ignoreRules = {
  completed: { en: 'Finished without an error (exit code 0)', zh: '正常结束（退出码 0）' },
  deleting: { en: 'Ended because its pod was being deleted', zh: 'Pod 正在删除，容器随之结束' },
  'graceful-stop': { en: 'Stopped by SIGTERM while its pod was being deleted', zh: 'Pod 删除时收到 SIGTERM 正常停止' },
  starting: {
    en: 'Was being created or initialised, within its startup grace',
    zh: '正在创建或初始化，仍在启动宽限期内',
  },
  'scale-down': { en: 'Belonged to a ReplicaSet that was scaled down to zero', zh: '所属 ReplicaSet 已缩容到 0' },
  'evicted-by-api': {
    en: 'Was moved by a drain or the autoscaler (eviction API)',
    zh: '被排空节点或自动伸缩器通过驱逐 API 迁移',
  },
  'job-retry': {
    en: 'A try of a Job that may still succeed; the Job counts as a whole',
    zh: 'Job 的一次尝试失败，仍可重试；按整个 Job 计',
  },
  'pod-failure': { en: 'Ended together with its pod, which is reported itself', zh: '随 Pod 一起失败，已按 Pod 计' },
  'scheduling-gated': { en: 'Waits for a scheduling gate, as asked for', zh: '按要求等待调度门控' },
  debugging: { en: 'An ephemeral container, used for debugging, ended', zh: '调试用的临时容器已结束' },
  'pull-retry': {
    en: 'An image could not be pulled, for less than 2 minutes since the start',
    zh: '启动后 2 分钟内拉取镜像失败，可能自行恢复',
  },
  'old-revision': {
    en: 'Belonged to an older revision that was being scaled down',
    zh: '属于正在缩容的旧版本',
  },
  'node-drain': {
    en: 'Its node is cordoned and was shut down or drained',
    zh: '所在节点已封锁（cordon），正在排空或关机',
  },
  'mirror-update': {
    en: 'A static pod was stopped and started anew by its kubelet',
    zh: '静态 Pod 由 kubelet 停止并重新启动',
  },
  succeeded: { en: 'Its pod as a whole succeeded', zh: '所属 Pod 整体已成功结束' },
  muted: { en: 'Muted by the annotation vigil.io/mute', zh: '已通过注解 vigil.io/mute 静音' },
  'ignored-by-annotation': {
    en: 'Its reason is listed in the annotation vigil.io/ignore',
    zh: '其原因列在注解 vigil.io/ignore 中',
  },
  'told-by-state': {
    en: 'An event about what the state of its pod, node or Job tells already',
    zh: '该事件所述已由 Pod、节点或 Job 的状态反映',
  },
  'event-rare': {
    en: 'A warning event that was not repeated often or long enough to count',
    zh: '警告事件重复次数或持续时间不足，不计入',
  },
  'event-other': {
    en: 'A warning event of a kind that is kept beside incidents and makes none itself',
    zh: '该类警告事件仅作为相关事件保留，不单独成为异常',
  },
  young: { en: 'Was not scheduled or not ready yet, within the grace period', zh: '尚未调度或未就绪，仍在宽限期内' },
} as const satisfies Record<string, LocalText>;

export type IgnoreRule = keyof typeof ignoreRules;

/** Any rule's text; a rule of another version of the proxy is told by its name. */
export function describeIgnoreRule(rule: string): LocalText {
  return (ignoreRules as Record<string, LocalText>)[rule] ?? { en: rule, zh: rule };
}
