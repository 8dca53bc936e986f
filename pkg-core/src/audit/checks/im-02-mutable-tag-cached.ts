import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { isMovingImage } from '../image-tag.ts';
import { containerNames, mainContainers, podTemplateKinds, podTemplates } from '../pod-template.ts';

export const mutableTagCached: ApiCheck = {
  kind: 'api',
  id: 'IM-02',
  category: 'stability',
  severity: 'low',
  peers: ['Polaris', 'kube-score'],
  title: text('Moving image tag is not pulled again', '可变镜像标签不会重新拉取'),
  why: text(
    'Each node keeps the image it pulled first: replicas of one workload run different programs.',
    '每个节点沿用首次拉取的镜像，同一工作负载的副本可能运行不同的程序。'
  ),
  remedy: {
    text: text('Use a fixed tag or a digest; else pull always.', '使用固定标签或摘要；否则将拉取策略设为 Always。'),
    yaml: `imagePullPolicy: Always`,
  },
  needs: podTemplateKinds,
  evaluate(snapshot) {
    const moving = podTemplates(snapshot).flatMap(({ ref, spec }) => {
      const containers = mainContainers({ spec }).filter(({ image }) => isMovingImage(image));
      return containers.length > 0 ? [{ ref, containers }] : [];
    });
    return examine(moving, ({ ref, containers }) => {
      const cached = containers.filter(({ imagePullPolicy }) => /^(?:IfNotPresent|Never)$/.test(imagePullPolicy));
      return cached.length === 0
        ? null
        : hazardOf(
            ref,
            text(
              `${containerNames(cached)}: ${cached[0]?.imagePullPolicy}`,
              `${containerNames(cached)}：${cached[0]?.imagePullPolicy}`
            ),
            cached.map(({ name, image }) => figure(name, name, image)),
            cached.map(({ name, image, imagePullPolicy }) => ({ name, image, imagePullPolicy }))
          );
    });
  },
};
