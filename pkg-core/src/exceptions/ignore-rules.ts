import type { LocalText } from '../vocabulary/local-text.ts';

/** What is seen and not made an incident, by rule, in the words a reader is told. */
export const ignoreRules = {
  completed: { en: 'Finished without an error (exit code 0)', zh: '正常结束（退出码 0）' },
  deleting: { en: 'Ended because its pod was being deleted', zh: 'Pod 正在删除，容器随之结束' },
  'graceful-stop': { en: 'Stopped by SIGTERM while its pod was being deleted', zh: 'Pod 删除时收到 SIGTERM 正常停止' },
  starting: { en: 'Was being created or initialised, for less than 5 minutes', zh: '正在创建或初始化，未超过 5 分钟' },
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
  young: { en: 'Was not scheduled or not ready yet, within the grace period', zh: '尚未调度或未就绪，仍在宽限期内' },
} as const satisfies Record<string, LocalText>;

export type IgnoreRule = keyof typeof ignoreRules;

/** Any rule's text; a rule of another version of the proxy is told by its name. */
export function describeIgnoreRule(rule: string): LocalText {
  return (ignoreRules as Record<string, LocalText>)[rule] ?? { en: rule, zh: rule };
}
