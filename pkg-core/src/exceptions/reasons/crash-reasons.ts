import { describePod, previousLog, type ReasonGroup } from './reason-entry.ts';

/** A container ran and died. */
export const crashReasons: ReasonGroup = {
  CrashLoopBackOff: {
    severity: 'critical',
    explanation: {
      en: 'The container keeps exiting soon after it starts; Kubernetes waits longer and longer before the next start.',
      zh: '容器启动后很快又退出，Kubernetes 正以越来越长的间隔重启它。',
    },
    nextStep: {
      en: 'Read the end of the log of the instance that died; the exit code tells who ended it.',
      zh: '查看上一个实例日志的末尾；退出码能说明是谁结束了它。',
    },
    command: previousLog,
    hasLog: true,
  },
  OOMKilled: {
    severity: 'critical',
    explanation: {
      en: 'A process of the container went over the memory limit, and the kernel killed it.',
      zh: '容器内的进程超过了内存限制，被内核杀死。',
    },
    nextStep: {
      en: 'Compare the memory peak with the limit: raise the limit, or cap the heap of the runtime below it.',
      zh: '对比内存峰值与限制：调高限制，或把运行时的堆上限设到限制以下。',
    },
    command: 'kubectl -n {namespace} top pod {pod} --containers',
    hasLog: true,
  },
  Error: {
    severity: 'high',
    explanation: {
      en: 'The container ended with an exit code that is not zero.',
      zh: '容器以非零退出码结束。',
    },
    nextStep: { en: 'Read the end of its log.', zh: '查看其日志末尾。' },
    command: previousLog,
    hasLog: true,
  },
  Completed: {
    severity: 'medium',
    explanation: {
      en: 'The container ends without an error again and again, but restartPolicy Always asks it to keep running.',
      zh: '容器一再正常退出，而 restartPolicy 为 Always，要求它持续运行。',
    },
    nextStep: {
      en: 'If it is a task, make it a Job; if it is a server, see in the log why it stops.',
      zh: '若是一次性任务，请改用 Job；若是常驻服务，从日志中查看为何停止。',
    },
    command: previousLog,
    hasLog: true,
  },
  'seccomp killed': {
    severity: 'high',
    explanation: {
      en: 'The process made a system call that its seccomp profile does not allow, and the kernel killed it.',
      zh: '进程发起了 seccomp 配置不允许的系统调用，被内核杀死。',
    },
    nextStep: {
      en: 'Find the system call in the audit log of the node, and allow it in the profile if it is meant.',
      zh: '在节点审计日志中找到该系统调用；若属正常，在配置中放行。',
    },
    command: previousLog,
    hasLog: true,
  },
  Unknown: {
    severity: 'medium',
    explanation: {
      en: 'The runtime lost the state of the container; its exit code says nothing.',
      zh: '运行时丢失了容器状态；退出码没有意义。',
    },
    nextStep: {
      en: 'See whether the runtime or the node was restarted at that time.',
      zh: '查看当时运行时或节点是否重启过。',
    },
    command: 'kubectl describe node {node}',
    hasLog: false,
  },
  LivenessKilled: {
    severity: 'high',
    explanation: {
      en: 'The liveness probe failed too often in a row, so the kubelet killed and restarted the container.',
      zh: '存活探针连续失败，kubelet 杀死并重启了容器。',
    },
    nextStep: {
      en: 'See whether the application hung or was only slow: a probe that times out under load restarts healthy containers.',
      zh: '判断应用是卡死还是只是变慢：高负载下超时的探针会误杀健康的容器。',
    },
    command: 'kubectl -n {namespace} get events --field-selector involvedObject.name={pod}',
    hasLog: true,
  },
  StartupProbeFailed: {
    severity: 'high',
    explanation: {
      en: 'The startup probe did not pass in time, so the kubelet killed the container before it was up.',
      zh: '启动探针未在规定时间内通过，kubelet 在容器就绪前将其杀死。',
    },
    nextStep: {
      en: 'Allow more time (failureThreshold × periodSeconds), or see in the log what the start waits for.',
      zh: '放宽时间（failureThreshold × periodSeconds），或从日志中查看启动在等待什么。',
    },
    command: previousLog,
    hasLog: true,
  },
  StartError: {
    severity: 'high',
    explanation: {
      en: 'The container was created but its command could not be started.',
      zh: '容器已创建，但其命令无法启动。',
    },
    nextStep: {
      en: 'The message names the command: check entrypoint, arguments, file mode and the image’s architecture.',
      zh: '消息中有命令名：检查 entrypoint、参数、文件权限和镜像架构。',
    },
    command: describePod,
    hasLog: false,
  },
  ContainerCannotRun: {
    severity: 'high',
    explanation: { en: 'The runtime could not run the container’s command.', zh: '运行时无法执行容器的命令。' },
    nextStep: { en: 'Check entrypoint, arguments and mounts.', zh: '检查 entrypoint、参数和挂载。' },
    command: describePod,
    hasLog: false,
  },
  ContainerStatusUnknown: {
    severity: 'medium',
    explanation: {
      en: 'The kubelet lost track of the container, after a restart of the node or an eviction; its exit code is invented.',
      zh: 'kubelet 丢失了容器的状态（节点重启或驱逐之后）；此处的退出码并不真实。',
    },
    nextStep: { en: 'See what happened to the node at that time.', zh: '查看当时节点发生了什么。' },
    command: 'kubectl describe node {node}',
    hasLog: true,
  },
  DeadlineExceeded: {
    severity: 'medium',
    explanation: {
      en: 'It ran longer than activeDeadlineSeconds allows.',
      zh: '运行时间超过了 activeDeadlineSeconds。',
    },
    nextStep: {
      en: 'See in the log what took so long, or raise the deadline.',
      zh: '从日志中查看耗时原因，或调大期限。',
    },
    command: 'kubectl -n {namespace} logs {pod} -c {container} --tail=200',
    hasLog: true,
  },
  PostStartHookError: {
    severity: 'high',
    explanation: {
      en: 'The postStart hook failed, so the container was killed.',
      zh: 'postStart 钩子失败，容器被终止。',
    },
    nextStep: {
      en: 'Run the hook’s command by hand, or make it tolerant.',
      zh: '手动执行钩子命令排查，或让它更容错。',
    },
    command: describePod,
    hasLog: true,
  },
  JobFailed: {
    severity: 'high',
    explanation: {
      en: 'The Job gave up: it failed more often than backoffLimit allows, or ran past its deadline.',
      zh: 'Job 已放弃：失败次数超过 backoffLimit，或超过了期限。',
    },
    nextStep: { en: 'Read the log of its last pod.', zh: '查看它最后一个 Pod 的日志。' },
    command: 'kubectl -n {namespace} logs {pod} -c {container} --tail=200',
    hasLog: true,
  },
};
