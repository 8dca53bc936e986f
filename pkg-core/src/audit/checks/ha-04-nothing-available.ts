import type { ApiCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { longRunningWorkloads } from '../snapshot-workload.ts';
import { startupGraceMs } from '../startup-grace.ts';

export const nothingAvailable: ApiCheck = {
  kind: 'api',
  id: 'HA-04',
  category: 'availability',
  severity: 'critical',
  peers: ['Popeye'],
  alert: {
    name: 'NothingAvailable',
    for: '5m',
    summary: 'No replica of {{ $labels.workload_kind }} {{ $labels.namespace }}/{{ $labels.workload }} is available',
  },
  title: text('No replica is available', '没有可用副本'),
  why: text(
    'The workload is down now: it wants replicas and none of them serves. Whatever depends on it fails or waits.',
    '该工作负载当前已中断：期望有副本运行，但没有一个能提供服务，依赖它的组件会失败或等待。'
  ),
  remedy: {
    text: text(
      'Look at the incidents of this workload for the reason: a crash, an image that can not be pulled, no node with room, or a failing readiness probe.',
      '在异常页面查看该工作负载的原因：容器崩溃、镜像拉取失败、没有节点可调度，或就绪探针失败。'
    ),
    yaml: null,
  },
  needs: ['deployments', 'statefulsets', 'daemonsets'],
  evaluate(snapshot, clock) {
    const wanted = longRunningWorkloads(snapshot).filter(
      ({ replicas, createdAt }) => replicas > 0 && clock.passed(createdAt, startupGraceMs)
    );
    const hazards = wanted
      .filter(({ available }) => !(available > 0))
      .map(({ ref, replicas, available }) =>
        hazardOf(
          ref,
          text(`0 of ${replicas} replicas available`, `${replicas} 个副本均不可用`),
          [figure('Replicas wanted', '期望副本数', replicas), figure('Replicas available', '可用副本数', available)],
          { kind: ref.kind, spec: { replicas }, status: { available } }
        )
      );
    return { examined: wanted.length, hazards };
  },
};
