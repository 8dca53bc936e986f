import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { containerNames, podTemplateKinds, podTemplates } from '../pod-template.ts';

const retired =
  /^(?:k8s\.gcr\.io|gcr\.io\/google[-_]containers|quay\.io\/kubernetes-ingress-controller|docker\.pkg\.github\.com)\//;

export const retiredRegistry: ApiCheck = {
  kind: 'api',
  id: 'IM-04',
  category: 'stability',
  severity: 'medium',
  peers: [],
  title: text('Image from a retired registry', '镜像来自已停用的仓库'),
  why: text(
    'The registry gets no updates and may vanish: then no new node can start the pod.',
    '该仓库不再更新且可能下线，届时新节点将无法启动该 Pod。'
  ),
  remedy: {
    text: text(
      'Use the successor: registry.k8s.io for k8s.gcr.io, a mirror of your own for others.',
      '改用新仓库：k8s.gcr.io 换成 registry.k8s.io，其余使用自建镜像仓库。'
    ),
    yaml: null,
  },
  needs: podTemplateKinds,
  evaluate(snapshot) {
    return examine(podTemplates(snapshot), ({ ref, spec }) => {
      const old = spec.containers.filter(({ image }) => retired.test(image));
      return old.length === 0
        ? null
        : hazardOf(
            ref,
            text(`${containerNames(old)}: ${old[0]?.image}`, `${containerNames(old)}：${old[0]?.image}`),
            old.map(({ name, image }) => figure(name, name, image)),
            old.map(({ name, image }) => ({ name, image }))
          );
    });
  },
};
