import type { ApiCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { isAlive, isReady } from '../pod-placement.ts';
import { servicesWithSelector } from '../service-pods.ts';
import { indexSnapshot } from '../snapshot-index.ts';
import { startupGraceMs } from '../startup-grace.ts';

export const noReadyEndpoint: ApiCheck = {
  kind: 'api',
  id: 'NW-02',
  category: 'availability',
  severity: 'critical',
  peers: ['Popeye'],
  alert: {
    name: 'NoReadyEndpoint',
    for: '5m',
    summary:
      '{{ $labels.workload_kind }} {{ $labels.namespace }}/{{ $labels.workload }} has pods but no ready endpoint',
  },
  title: text('Service has pods but no ready endpoint', 'Service 有 Pod 但没有就绪端点'),
  why: text(
    'Every connection to this Service fails now: its pods exist and none is ready for traffic.',
    '当前所有到该 Service 的连接都会失败：Pod 存在，但没有一个可以接收流量。'
  ),
  remedy: {
    text: text(
      'Find out why the pods are not ready: look at their incidents, their readiness probe and their last log lines.',
      '查明 Pod 未就绪的原因：查看其异常、就绪探针和最近的日志。'
    ),
    yaml: null,
  },
  needs: ['services', 'pods', 'endpointslices'],
  evaluate(snapshot, clock) {
    const index = indexSnapshot(snapshot);
    const populated = servicesWithSelector(snapshot).flatMap((service) => {
      const pods = index.podsOfService(service.metadata.namespace, service.selector).filter(isAlive);
      return pods.some(({ metadata }) => clock.passed(metadata.createdAt, startupGraceMs)) ? [{ service, pods }] : [];
    });
    const hazards = populated.flatMap(({ service: { metadata, selector }, pods }) => {
      const endpoints = index.slicesOf(metadata.namespace, metadata.name).flatMap((slice) => slice.endpoints);
      if (endpoints.some(({ ready }) => ready)) {
        return [];
      }
      return [
        hazardOf(
          { kind: 'Service', namespace: metadata.namespace, name: metadata.name },
          text(`${pods.length} pods, 0 ready endpoints`, `${pods.length} 个 Pod，0 个就绪端点`),
          [
            figure('Pods it selects', '选中的 Pod', pods.length),
            figure('Of them ready', '其中就绪', pods.filter(isReady).length),
            figure('Endpoints', '端点', endpoints.length),
            figure('Ready endpoints', '就绪端点', 0),
          ],
          { kind: 'Service', spec: { selector: selector ?? {} } }
        ),
      ];
    });
    return { examined: populated.length, hazards };
  },
};
