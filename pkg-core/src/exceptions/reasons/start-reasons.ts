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
  KillPodSandboxError: noLog(
    {
      en: 'The pod’s sandbox could not be torn down, mostly a problem of the network plug-in or the runtime.',
      zh: '无法清理 Pod 沙箱，多为网络插件或运行时问题。',
    },
    readEvents
  ),
  RemoveContainerError: {
    ...noLog(
      { en: 'A dead container could not be removed.', zh: '无法移除已退出的容器。' },
      { en: 'Look at the container runtime of that node.', zh: '检查该节点上的容器运行时。' }
    ),
    severity: 'medium',
    command: 'kubectl describe node {node}',
  },
  ResizePodInPlaceError: {
    ...noLog(
      { en: 'The container’s resources could not be changed while it runs.', zh: '无法在运行中调整容器的资源。' },
      {
        en: 'Compare the new requests with what the node has left; a new pod gets them in any case.',
        zh: '对比新的 request 与节点剩余资源；重建 Pod 总能生效。',
      }
    ),
    severity: 'medium',
    hasLog: true,
  },
  RROUnsupported: noLog(
    {
      en: 'A mount asks for recursiveReadOnly, which the runtime or the kernel of this node does not support.',
      zh: '某挂载要求 recursiveReadOnly，但该节点的运行时或内核不支持。',
    },
    {
      en: 'Set recursiveReadOnly to IfPossible, or update the container runtime.',
      zh: '将 recursiveReadOnly 设为 IfPossible，或升级容器运行时。',
    }
  ),
  SecurityProfileInvalid: noLog(
    {
      en: 'The AppArmor, SELinux or seccomp profile of the container is not valid on this node.',
      zh: '容器的 AppArmor、SELinux 或 seccomp 配置在该节点上无效。',
    },
    { en: 'Load the profile on the node, or correct its name.', zh: '在节点上加载该配置，或修正其名称。' }
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
