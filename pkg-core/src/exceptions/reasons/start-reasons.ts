import { describePod, type ReasonEntry, type ReasonGroup } from './reason-entry.ts';

const noLog = (explanation: ReasonEntry['explanation'], nextStep: ReasonEntry['nextStep']): ReasonEntry => ({
  severity: 'high',
  explanation,
  nextStep,
  command: describePod,
  hasLog: false,
});
const readEvents = { en: 'Read the latest events of the pod.', zh: '查看该 Pod 最近的事件。' };

/** A container that could not be brought to run. */
export const startReasons: ReasonGroup = {
  CreateContainerConfigError: noLog(
    {
      en: 'A ConfigMap, a Secret or a key in one is missing, or a security setting contradicts the image.',
      zh: '缺少 ConfigMap、Secret 或其中的键，或安全设置与镜像矛盾。',
    },
    {
      en: 'The message names what is missing: create it, or mark it optional.',
      zh: '消息中写明缺少什么：创建它，或标记为 optional。',
    }
  ),
  CreateContainerError: noLog(
    {
      en: 'The runtime could not create the container (mount, device, name conflict, command).',
      zh: '运行时无法创建容器（挂载、设备、命名冲突或命令问题）。',
    },
    readEvents
  ),
  RunContainerError: noLog(
    { en: 'The container was created but could not be started.', zh: '容器已创建但无法启动。' },
    { en: 'Check command, arguments and file permissions in the image.', zh: '检查镜像中的命令、参数和文件权限。' }
  ),
  PreCreateHookError: noLog(
    { en: 'A device, CPU or topology manager refused the container.', zh: '设备、CPU 或拓扑管理器拒绝了该容器。' },
    readEvents
  ),
  PreStartHookError: noLog(
    {
      en: 'A device, CPU or topology manager refused to start the container.',
      zh: '设备、CPU 或拓扑管理器拒绝启动该容器。',
    },
    readEvents
  ),
  CreatePodSandboxError: noLog(
    {
      en: 'The pod’s sandbox could not be created, mostly a problem of the network plug-in.',
      zh: '无法创建 Pod 沙箱，多为网络插件问题。',
    },
    { en: 'See the network plug-in’s pods on that node.', zh: '检查该节点上的网络插件。' }
  ),
  ConfigPodSandboxError: noLog(
    { en: 'The pod’s sandbox could not be configured.', zh: '无法配置 Pod 沙箱。' },
    readEvents
  ),
  KillContainerError: {
    ...noLog(
      {
        en: 'The container could not be stopped: the runtime or the kernel hangs.',
        zh: '无法停止容器：运行时或内核卡死。',
      },
      { en: 'Look at the node: disk, kernel log, container runtime.', zh: '检查节点：磁盘、内核日志、容器运行时。' }
    ),
    command: 'kubectl describe node {node}',
    hasLog: true,
  },
  ContainerCreating: {
    ...noLog(
      {
        en: 'For more than 5 minutes the container has been waiting for its volumes, network or image.',
        zh: '容器等待存储卷、网络或镜像已超过 5 分钟。',
      },
      {
        en: 'The events tell which one: FailedMount, FailedAttachVolume, FailedCreatePodSandBox.',
        zh: '事件会说明原因：FailedMount、FailedAttachVolume、FailedCreatePodSandBox。',
      }
    ),
    severity: 'medium',
  },
  PodInitializing: {
    severity: 'medium',
    explanation: {
      en: 'An init container has been running for more than 5 minutes, and the pod waits for it.',
      zh: '某个 init 容器已运行超过 5 分钟，Pod 在等待它结束。',
    },
    nextStep: { en: 'See in its log what it waits for.', zh: '从它的日志中查看在等待什么。' },
    command: 'kubectl -n {namespace} logs {pod} -c {container} --tail=200',
    hasLog: true,
  },
};
