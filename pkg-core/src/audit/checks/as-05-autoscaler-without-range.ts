import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { objectRef } from '../object-ref.ts';

export const autoscalerWithoutRange: ApiCheck = {
  kind: 'api',
  id: 'AS-05',
  category: 'resources',
  severity: 'low',
  peers: ['Polaris', 'kube-score', 'kube-linter'],
  title: text('Autoscaler has nothing to choose from', 'HPA 没有伸缩空间'),
  why: text(
    'With equal bounds it never scales; with a minimum of one it goes down to a single point of failure.',
    '上下限相等时永不伸缩；最小值为 1 时会缩到单点。'
  ),
  remedy: {
    text: text(
      'Let it run from at least two replicas to a real maximum.',
      '将最小副本数设为至少 2，并给出真实的上限。'
    ),
    yaml: `spec:
  minReplicas: 2
  maxReplicas: 6`,
  },
  needs: ['horizontalpodautoscalers'],
  evaluate({ objects }) {
    return examine(objects.horizontalpodautoscalers, ({ metadata, minReplicas, maxReplicas }) =>
      minReplicas >= 2 && minReplicas < maxReplicas
        ? null
        : hazardOf(
            objectRef('HorizontalPodAutoscaler', metadata),
            text(`from ${minReplicas} to ${maxReplicas} replicas`, `副本数从 ${minReplicas} 到 ${maxReplicas}`),
            [figure('minReplicas', 'minReplicas', minReplicas), figure('maxReplicas', 'maxReplicas', maxReplicas)],
            { spec: { minReplicas, maxReplicas } }
          )
    );
  },
};
