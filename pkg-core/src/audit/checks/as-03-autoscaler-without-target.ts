import type { ClusterSnapshot } from '../../kubernetes/snapshot.ts';
import type { ApiCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';

/** The names of a kind in a namespace; undefined for kinds that are not watched. */
function namesOf({ objects }: ClusterSnapshot, kind: string, namespace: string): string[] | undefined {
  const watched = {
    Deployment: objects.deployments,
    StatefulSet: objects.statefulsets,
    ReplicaSet: objects.replicasets,
  };
  const found = Object.entries(watched).find(([known]) => known === kind)?.[1];
  return found?.filter(({ metadata }) => metadata.namespace === namespace).map(({ metadata }) => metadata.name);
}

export const autoscalerWithoutTarget: ApiCheck = {
  kind: 'api',
  id: 'AS-03',
  category: 'stability',
  severity: 'high',
  peers: ['Popeye', 'kube-score', 'kube-linter'],
  title: text('Autoscaler’s target does not exist', 'HPA 的伸缩目标不存在'),
  why: text(
    'This autoscaler scales nothing. If its workload was renamed, that workload now meets load peaks with a fixed number of replicas.',
    '该 HPA 不会对任何对象生效。如果是工作负载改了名，那么它现在只能以固定副本数应对流量高峰。'
  ),
  remedy: {
    text: text(
      'Point scaleTargetRef at the workload as it is called today, or delete the autoscaler.',
      '将 scaleTargetRef 指向工作负载当前的名称，或删除该 HPA。'
    ),
    yaml: 'spec:\n  scaleTargetRef:\n    apiVersion: apps/v1\n    kind: Deployment\n    name: <workload>',
  },
  needs: ['horizontalpodautoscalers', 'deployments', 'statefulsets', 'replicasets'],
  evaluate(snapshot) {
    const judged = snapshot.objects.horizontalpodautoscalers.flatMap(({ metadata, target }) => {
      const names = namesOf(snapshot, target.kind, metadata.namespace);
      return names ? [{ metadata, target, names }] : [];
    });
    const hazards = judged
      .filter(({ target, names }) => !names.includes(target.name))
      .map(({ metadata: { namespace, name }, target }) =>
        hazardOf(
          { kind: 'HorizontalPodAutoscaler', namespace, name },
          text(`${target.kind} ${target.name} does not exist`, `${target.kind} ${target.name} 不存在`),
          [figure('Target', '伸缩目标', `${target.kind}/${target.name}`)],
          {
            kind: 'HorizontalPodAutoscaler',
            spec: { scaleTargetRef: { kind: target.kind, name: target.name } },
          }
        )
      );
    return { examined: judged.length, hazards };
  },
};
