import { workloadKey } from '../../vocabulary/workload-ref.ts';
import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { objectRef } from '../object-ref.ts';

export const autoscalerCanNotWork: ApiCheck = {
  kind: 'api',
  id: 'AS-04',
  category: 'stability',
  severity: 'high',
  peers: [],
  alert: {
    name: 'AutoscalerCanNotWork',
    for: '15m',
    summary: '{{ $labels.workload_kind }} {{ $labels.namespace }}/{{ $labels.workload }} can not work',
  },
  title: text('Autoscaler can not work', 'HPA 无法工作'),
  why: text(
    'It gets no metrics or can not scale its target: the next peak meets a fixed number of replicas.',
    'HPA 获取不到指标或无法伸缩目标，下一次高峰只能由固定副本数承担。'
  ),
  remedy: {
    text: text(
      'The condition names the cause: most often metrics-server, a missing request, or a custom metric that is gone.',
      '状态条件会说明原因：常见为 metrics-server、缺少 request 或自定义指标消失。'
    ),
    yaml: null,
  },
  needs: ['horizontalpodautoscalers', 'deployments', 'statefulsets'],
  evaluate({ objects }) {
    const known = new Set(
      [
        ...objects.deployments.map(({ metadata }) => objectRef('Deployment', metadata)),
        ...objects.statefulsets.map(({ metadata }) => objectRef('StatefulSet', metadata)),
      ].map(workloadKey)
    );
    // One without a target has a check of its own.
    const aimed = objects.horizontalpodautoscalers.filter(
      ({ metadata, target }) =>
        !/^(?:Deployment|StatefulSet)$/.test(target.kind) ||
        known.has(workloadKey({ kind: target.kind, namespace: metadata.namespace, name: target.name }))
    );
    return examine(aimed, ({ metadata, conditions }) => {
      const broken = conditions.find(
        ({ type, status, reason }) =>
          /^(?:ScalingActive|AbleToScale)$/.test(type) && status === 'False' && reason !== 'ScalingDisabled'
      );
      return broken
        ? hazardOf(
            objectRef('HorizontalPodAutoscaler', metadata),
            text(`${broken.type} is false: ${broken.reason}`, `${broken.type} 为 false：${broken.reason}`),
            [figure(broken.type, broken.type, broken.message || broken.reason)]
          )
        : null;
    });
  },
};
