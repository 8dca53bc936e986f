import type { ReasonGroup } from './reason-entry.ts';

/** A workload is in trouble as a whole, by its own conditions. */
export const workloadReasons: ReasonGroup = {
  ProgressDeadlineExceeded: {
    severity: 'high',
    explanation: {
      en: 'The rollout made no progress within its deadline: the new pods do not become ready. Kubernetes goes on trying, but rolls nothing back.',
      zh: '发布在期限内没有任何进展：新的 Pod 一直未就绪。Kubernetes 会继续尝试，但不会自动回滚。',
    },
    nextStep: {
      en: 'Look at the other exceptions of this workload: mend what keeps the new pods from becoming ready, or roll back.',
      zh: '查看该工作负载的其他异常：修复导致新 Pod 无法就绪的原因，或回滚到上一版本。',
    },
    command: 'kubectl -n {namespace} rollout undo deployment/{workload}',
    hasLog: false,
  },
};
