import { workloadKey } from '../../vocabulary/workload-ref.ts';
import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { objectRef } from '../object-ref.ts';
import { replicatedWorkloads } from '../snapshot-workload.ts';

export const utilisationWithoutRequest: ApiCheck = {
  kind: 'api',
  id: 'AS-06',
  category: 'stability',
  severity: 'high',
  peers: [],
  title: text('Autoscaler scales on a share of a request that is not set', 'HPA 按利用率伸缩但未设置 request'),
  why: text(
    'Utilisation is a share of the request: without one in every container the autoscaler does nothing.',
    '利用率是相对于 request 的比例，只要有容器未设置，HPA 就不会工作。'
  ),
  remedy: {
    text: text(
      'Set the request in every container of the target, sidecars included.',
      '为目标的所有容器（包括边车）设置 request。'
    ),
    yaml: `resources:
  requests:
    cpu: 250m`,
  },
  needs: ['horizontalpodautoscalers', 'deployments', 'statefulsets'],
  evaluate(snapshot) {
    const targets = new Map(replicatedWorkloads(snapshot).map((workload) => [workloadKey(workload.ref), workload]));
    const judged = snapshot.objects.horizontalpodautoscalers.flatMap((autoscaler) => {
      const { kind, name } = autoscaler.target;
      const target = targets.get(workloadKey({ kind, namespace: autoscaler.metadata.namespace, name }));
      return target && autoscaler.utilisationOf.length > 0 ? [{ autoscaler, target }] : [];
    });
    return examine(judged, ({ autoscaler, target }) => {
      const without = autoscaler.utilisationOf.flatMap((resource) =>
        target.template.spec.containers
          .filter(
            ({ role, requests, limits }) => /^(?:main|sidecar)$/.test(role) && !requests[resource] && !limits[resource]
          )
          .map(({ name }) => `${name} (${resource})`)
      );
      return without.length === 0
        ? null
        : hazardOf(
            objectRef('HorizontalPodAutoscaler', autoscaler.metadata),
            text(`no request: ${without.join(', ')}`, `未设置 request：${without.join('、')}`),
            [
              figure('Scales on', '伸缩依据', autoscaler.utilisationOf.join(', ')),
              figure('Containers without request', '未设置 request 的容器', without.join(', ')),
            ]
          );
    });
  },
};
