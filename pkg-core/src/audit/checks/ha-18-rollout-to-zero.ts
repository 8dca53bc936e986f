import { resolveIntOrPercent } from '../../kubernetes/int-or-percent.ts';
import type { ApiCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';

export const rolloutToZero: ApiCheck = {
  kind: 'api',
  id: 'HA-18',
  category: 'availability',
  severity: 'high',
  peers: ['kube-score', 'kube-linter'],
  title: text('A rollout may take the service to zero', '滚动发布可能使服务降为零'),
  why: text(
    'Every deployment of a new version may stop all old pods before a new one is ready. If the new version does not start, nothing is left that serves.',
    '每次发布新版本都可能在新 Pod 就绪之前停掉全部旧 Pod；如果新版本无法启动，就没有任何副本提供服务。'
  ),
  remedy: {
    text: text(
      'Use a rolling update that keeps all replicas and adds one. If two versions must not run together, stop the traffic before the rollout.',
      '使用保留全部副本并额外增加一个的滚动更新。若两个版本不能并存，请在发布前先停止流量。'
    ),
    yaml: `spec:
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxUnavailable: 0
      maxSurge: 1`,
  },
  needs: ['deployments'],
  evaluate({ objects }) {
    const replicated = objects.deployments.filter(({ replicas }) => replicas >= 2);
    const hazards = replicated.flatMap(({ metadata: { namespace, name }, replicas, strategy }) => {
      const recreate = strategy.type === 'Recreate';
      const away = recreate ? replicas : (resolveIntOrPercent(strategy.maxUnavailable, replicas, 'down') ?? 0);
      if (away < replicas) {
        return [];
      }
      const rule = recreate ? 'Recreate' : `maxUnavailable: ${strategy.maxUnavailable}`;
      return [
        hazardOf(
          { kind: 'Deployment', namespace, name },
          text(`${rule}: ${away} of ${replicas} replicas may be away`, `${rule}：${replicas} 个副本可能全部不可用`),
          [
            figure('Strategy', '发布策略', rule),
            figure('Replicas', '副本数', replicas),
            figure('May be away during a rollout', '发布期间可能缺少', away),
          ],
          {
            spec: {
              replicas,
              strategy: recreate
                ? { type: 'Recreate' }
                : { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: strategy.maxUnavailable } },
            },
          }
        ),
      ];
    });
    return { examined: replicated.length, hazards };
  },
};
