import { findCondition } from '../../kubernetes/project-condition.ts';
import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { objectRef } from '../object-ref.ts';

export const replicaFailure: ApiCheck = {
  kind: 'api',
  id: 'RT-10',
  category: 'stability',
  severity: 'high',
  peers: [],
  alert: {
    name: 'PodsNotCreated',
    for: '10m',
    summary: 'Pods of {{ $labels.workload_kind }} {{ $labels.namespace }}/{{ $labels.workload }} can not be created',
  },
  title: text('Pods can not be created', '无法创建 Pod'),
  why: text(
    'A quota, an admission rule or a missing service account refuses every new pod.',
    '配额、准入规则或缺失的 ServiceAccount 拒绝了所有新 Pod。'
  ),
  remedy: {
    text: text(
      'The message names who refused; raise the quota or mend the template.',
      '消息会指出拒绝的原因：提高配额或修正模板。'
    ),
    yaml: null,
  },
  needs: ['deployments'],
  evaluate({ objects }) {
    return examine(objects.deployments, ({ metadata, conditions }) => {
      const failure = findCondition(conditions, 'ReplicaFailure');
      return failure?.status !== 'True'
        ? null
        : hazardOf(
            objectRef('Deployment', metadata),
            text(failure.message || failure.reason, failure.message || failure.reason),
            [figure('Reason', '原因', failure.reason)]
          );
    });
  },
};
