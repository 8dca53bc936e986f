import type { ApiCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';

export const singleReplicaDeployment: ApiCheck = {
  kind: 'api',
  id: 'HA-01',
  category: 'availability',
  severity: 'high',
  peers: ['Polaris', 'kube-score', 'kube-linter'],
  title: text('Deployment runs a single replica', 'Deployment 只有一个副本'),
  why: text(
    'Every crash, eviction, node drain or slow start of the only pod is an outage. Nothing takes over while Kubernetes starts another one.',
    '唯一的 Pod 一旦崩溃、被驱逐、所在节点被排空或启动缓慢，服务就会中断；在 Kubernetes 拉起新的 Pod 之前没有任何副本接替。'
  ),
  remedy: {
    text: text(
      'Run at least two replicas, or let a HorizontalPodAutoscaler with minReplicas of 2 or more keep them. If the program must not run twice, say so with a StatefulSet or leader election.',
      '至少运行两个副本，或使用 minReplicas 不小于 2 的 HorizontalPodAutoscaler。若程序不能同时运行两份，请改用 StatefulSet 或选主机制。'
    ),
    yaml: 'spec:\n  replicas: 2',
  },
  needs: ['deployments', 'horizontalpodautoscalers'],
  evaluate({ objects }) {
    const deployments = objects.deployments.filter(({ replicas }) => replicas > 0);
    const hazards = deployments.flatMap(({ metadata: { namespace, name }, replicas }) => {
      const autoscaler = objects.horizontalpodautoscalers.find(
        ({ metadata, target }) =>
          metadata.namespace === namespace && target.kind === 'Deployment' && target.name === name
      );
      if (replicas !== 1 || (autoscaler && autoscaler.minReplicas >= 2)) {
        return [];
      }
      const scaling = autoscaler
        ? [figure('Autoscaler minimum', 'HPA 最小副本数', `${autoscaler.minReplicas} (${autoscaler.metadata.name})`)]
        : [];
      return [
        hazardOf(
          { kind: 'Deployment', namespace, name },
          text('1 replica, nothing takes over when it fails', '仅 1 个副本，故障时无副本接替'),
          [figure('Replicas', '副本数', 1), ...scaling],
          { kind: 'Deployment', spec: { replicas } }
        ),
      ];
    });
    return { examined: deployments.length, hazards };
  },
};
