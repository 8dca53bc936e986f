import { findCondition } from '../../kubernetes/project-condition.ts';
import { workloadKey } from '../../vocabulary/workload-ref.ts';
import type { ApiCheck } from '../check.ts';
import { minute } from '../duration.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { objectRef } from '../object-ref.ts';
import { isReady } from '../pod-placement.ts';
import { servicesWithSelector } from '../service-pods.ts';
import { indexSnapshot } from '../snapshot-index.ts';
import { replicatedWorkloads } from '../snapshot-workload.ts';

export const oneEndpoint: ApiCheck = {
  kind: 'api',
  id: 'HA-22',
  category: 'availability',
  severity: 'medium',
  peers: ['Popeye'],
  title: text('Service is down to one ready endpoint', 'Service 只剩一个就绪端点'),
  why: text(
    'Several replicas are wanted and one serves: the next failure is an outage, and all load is on it.',
    '期望多个副本而只有一个在服务：再有一次故障就会中断，且全部负载都压在它上面。'
  ),
  remedy: {
    text: text(
      'Find out why the other pods are not ready on the exceptions page.',
      '在异常页面查明其他 Pod 未就绪的原因。'
    ),
    yaml: null,
  },
  needs: ['services', 'pods', 'endpointslices', 'deployments', 'statefulsets', 'replicasets'],
  evaluate(snapshot, clock) {
    const index = indexSnapshot(snapshot);
    const wanted = new Map(replicatedWorkloads(snapshot).map(({ ref, replicas }) => [workloadKey(ref), replicas]));
    const judged = servicesWithSelector(snapshot).flatMap((service) => {
      const { namespace, name } = service.metadata;
      const pods = index.podsOfService(namespace, service.selector);
      const owners = new Set(pods.map((pod) => workloadKey(index.ownerOf(pod))));
      // A pod that has only just left is expected back.
      const settled = pods.every((pod) => {
        const changedAt = findCondition(pod.conditions, 'Ready')?.changedAt ?? pod.metadata.createdAt;
        return isReady(pod) || clock.passed(changedAt, 5 * minute);
      });
      const replicas = [...owners].reduce((sum, owner) => sum + (wanted.get(owner) ?? 0), 0);
      const endpoints = index.slicesOf(namespace, name).flatMap((slice) => slice.endpoints);
      const ready = new Set(endpoints.filter((each) => each.ready).map(({ pod, node }) => `${pod} ${node}`)).size;
      return replicas >= 2 && ready > 0 && settled ? [{ service, replicas, ready }] : [];
    });
    return examine(judged, ({ service, replicas, ready }) =>
      ready > 1
        ? null
        : hazardOf(
            objectRef('Service', service.metadata),
            text(`1 ready endpoint of ${replicas} replicas`, `${replicas} 个副本中只有 1 个就绪端点`),
            [figure('Ready endpoints', '就绪端点', 1), figure('Replicas wanted', '期望副本数', replicas)]
          )
    );
  },
};
