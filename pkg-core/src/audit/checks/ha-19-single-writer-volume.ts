import { resolveIntOrPercent } from '../../kubernetes/int-or-percent.ts';
import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { objectRef } from '../object-ref.ts';
import { indexSnapshot } from '../snapshot-index.ts';

export const singleWriterVolume: ApiCheck = {
  kind: 'api',
  id: 'HA-19',
  category: 'availability',
  severity: 'medium',
  peers: [],
  title: text('Deployment shares a volume that only one node can mount', 'Deployment 使用了只能挂载到单节点的卷'),
  why: text(
    'A new pod on another node waits for the volume that the old pod holds: the rollout hangs, and the replicas can not spread.',
    '其他节点上的新 Pod 会等待旧 Pod 占用的卷：发布会卡住，副本也无法分散。'
  ),
  remedy: {
    text: text(
      'Use a StatefulSet with a claim per replica, a ReadWriteMany volume, or one replica with the strategy Recreate.',
      '改用每副本一个 PVC 的 StatefulSet、ReadWriteMany 卷，或单副本加 Recreate 策略。'
    ),
    yaml: `spec:
  replicas: 1
  strategy:
    type: Recreate`,
  },
  needs: ['deployments', 'persistentvolumeclaims'],
  evaluate(snapshot) {
    const index = indexSnapshot(snapshot);
    const mounting = snapshot.objects.deployments.flatMap((deployment) => {
      const claims = deployment.template.spec.claims.flatMap(
        (name) => index.claim(deployment.metadata.namespace, name) ?? []
      );
      return deployment.replicas > 0 && claims.length > 0 ? [{ deployment, claims }] : [];
    });
    return examine(mounting, ({ deployment: { metadata, replicas, strategy }, claims }) => {
      const single = claims.filter(
        ({ accessModes }) => accessModes.length > 0 && accessModes.every((mode) => /^ReadWriteOnce(?:Pod)?$/.test(mode))
      );
      const surges =
        strategy.type === 'RollingUpdate' && (resolveIntOrPercent(strategy.maxSurge, replicas, 'up') ?? 1) > 0;
      return single.length === 0 || (replicas === 1 && !surges)
        ? null
        : hazardOf(
            objectRef('Deployment', metadata),
            text(
              `${single.map((claim) => claim.metadata.name).join(', ')}: one node at a time, ${replicas} replicas, ${strategy.type}`,
              `${single.map((claim) => claim.metadata.name).join('、')}：只能挂载到单节点，${replicas} 个副本，${strategy.type}`
            ),
            [
              ...single.map((claim) =>
                figure(
                  `Access of ${claim.metadata.name}`,
                  `${claim.metadata.name} 的访问模式`,
                  claim.accessModes.join(', ')
                )
              ),
              figure('Replicas', '副本数', replicas),
              figure('Strategy', '发布策略', strategy.type),
            ]
          );
    });
  },
};
