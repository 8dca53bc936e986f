import type { ApiCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { isAlive } from '../pod-placement.ts';
import { servicesWithSelector } from '../service-pods.ts';
import { indexSnapshot } from '../snapshot-index.ts';

export const serviceWithoutPods: ApiCheck = {
  kind: 'api',
  id: 'NW-01',
  category: 'availability',
  severity: 'high',
  peers: ['Popeye', 'kube-score', 'kube-linter'],
  title: text('Service selects no pod', 'Service 没有选中任何 Pod'),
  why: text(
    'Every connection to this Service fails. Most often a label was renamed on one side only, or the workload behind it was removed or scaled to zero.',
    '所有到该 Service 的连接都会失败。常见原因是只改了一侧的标签，或后端工作负载已被删除或缩容到零。'
  ),
  remedy: {
    text: text(
      'Make the selector equal to labels of the pod template, or delete the Service.',
      '让 selector 与 Pod 模板的标签一致，或删除该 Service。'
    ),
    yaml: 'spec:\n  selector:\n    <labels of the pod template>',
  },
  needs: ['services', 'pods'],
  evaluate(snapshot) {
    const services = servicesWithSelector(snapshot);
    const index = indexSnapshot(snapshot);
    const hazards = services.flatMap(({ metadata: { namespace, name }, selector }) => {
      if (index.podsOfService(namespace, selector).some(isAlive)) {
        return [];
      }
      const wanted = Object.entries(selector ?? {})
        .map(([key, value]) => `${key}=${value}`)
        .join(', ');
      return [
        hazardOf(
          { kind: 'Service', namespace, name },
          text(`No pod has ${wanted}`, `没有 Pod 带有 ${wanted}`),
          [
            figure('Pods it selects', '选中的 Pod', 0),
            figure('Pods in the namespace', '命名空间内的 Pod', index.podsIn(namespace).filter(isAlive).length),
          ],
          { kind: 'Service', spec: { selector: selector ?? {} } }
        ),
      ];
    });
    return { examined: services.length, hazards };
  },
};
