import type { ApiCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { isMovingImage } from '../image-tag.ts';
import { podTemplateKinds, podTemplates } from '../pod-template.ts';

export const movingImageTag: ApiCheck = {
  kind: 'api',
  id: 'IM-01',
  category: 'stability',
  severity: 'medium',
  peers: ['Popeye', 'Polaris', 'kube-score', 'kube-linter'],
  title: text('Image without a fixed tag', '镜像没有固定标签'),
  why: text(
    'A restart may bring another version than the one that was tested, and replicas may run different versions side by side. A rollback to the same tag changes nothing.',
    '一次重启就可能换成未经测试的版本，不同副本也可能同时运行不同版本；回滚到同一个标签不会有任何变化。'
  ),
  remedy: {
    text: text('Write the version or the digest of the image.', '在镜像中写明版本号或摘要（digest）。'),
    yaml: `image: registry.example.com/team/app:1.4.2
# or: image: registry.example.com/team/app@sha256:<digest>`,
  },
  needs: podTemplateKinds,
  evaluate(snapshot) {
    const templates = podTemplates(snapshot);
    const hazards = templates.flatMap(({ ref, spec }) => {
      const moving = spec.containers.filter(({ role, image }) => role !== 'ephemeral' && isMovingImage(image));
      if (moving.length === 0) {
        return [];
      }
      const images = [...new Set(moving.map(({ image }) => image))].join(', ');
      return [
        hazardOf(
          ref,
          text(`${images}: version may change at any restart`, `${images}：任何一次重启都可能改变版本`),
          moving.map(({ name, image }) => figure(`Image of ${name}`, `${name} 的镜像`, image)),
          moving.map(({ name, image, imagePullPolicy }) => ({ name, image, imagePullPolicy }))
        ),
      ];
    });
    return { examined: templates.length, hazards };
  },
};
