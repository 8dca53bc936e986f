import { describePod, type ReasonEntry, type ReasonGroup } from './reason-entry.ts';

const image = (en: string, zh: string, todo: string, todoZh: string): ReasonEntry => ({
  severity: 'high',
  explanation: { en, zh },
  nextStep: { en: todo, zh: todoZh },
  command: describePod,
  hasLog: false,
});

/** The image could not be had. */
export const imageReasons: ReasonGroup = {
  ImagePullBackOff: image(
    'The image can not be pulled, and Kubernetes waits before the next try.',
    '无法拉取镜像，Kubernetes 正等待下一次重试。',
    'The message tells why: a wrong name or tag, missing credentials, a registry that can not be reached or limits you.',
    '消息说明原因：名称或标签错误、缺少凭据、仓库不可达或限流。'
  ),
  ErrImagePull: image(
    'The image could not be pulled just now.',
    '刚才拉取镜像失败。',
    'The message tells why: a wrong name or tag, missing credentials, a registry that can not be reached or limits you.',
    '消息说明原因：名称或标签错误、缺少凭据、仓库不可达或限流。'
  ),
  InvalidImageName: image(
    'The image reference can not be parsed.',
    '镜像引用无法解析。',
    'Correct the image name in the workload.',
    '修正工作负载中的镜像名。'
  ),
  ErrImageNeverPull: image(
    'The image is not on the node, and imagePullPolicy Never forbids to pull it.',
    '节点上没有该镜像，而 imagePullPolicy 为 Never，禁止拉取。',
    'Load the image on the node or change the pull policy.',
    '在节点上导入镜像，或修改拉取策略。'
  ),
  ImageInspectError: image(
    'The runtime can not inspect the image on the node.',
    '运行时无法读取节点上的镜像。',
    'Remove the image from the node so that it is pulled again.',
    '从节点删除该镜像以便重新拉取。'
  ),
  RegistryUnavailable: image(
    'The registry can not be reached.',
    '镜像仓库不可达。',
    'Check the registry, DNS and proxy from the node.',
    '从节点检查仓库、DNS 与代理。'
  ),
  SignatureValidationFailed: image(
    'The image’s signature was rejected by policy.',
    '镜像签名未通过策略校验。',
    'Sign the image, or correct the policy.',
    '为镜像签名，或修正策略。'
  ),
  ImageVolumeMountFailed: image(
    'A volume made from an image could not be mounted.',
    '由镜像提供的存储卷无法挂载。',
    'Check the image reference of the volume.',
    '检查该存储卷的镜像引用。'
  ),
};
