import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { mainContainers, podTemplateKinds, podTemplates } from '../pod-template.ts';
import { indexSnapshot } from '../snapshot-index.ts';

export const prometheusWithoutDisk: ApiCheck = {
  kind: 'api',
  id: 'MC-11',
  category: 'coverage',
  severity: 'medium',
  peers: [],
  title: text('Prometheus keeps its data in the container', 'Prometheus 数据未持久化'),
  why: text(
    'Every restart of its pod deletes the history that all other checks and pages stand on.',
    'Pod 每次重启都会丢失历史数据，而其他检查和页面都依赖这些数据。'
  ),
  remedy: {
    text: text('Give it a volume, sized for its retention.', '为其配置与保留时间相称的持久卷。'),
    yaml: `spec:
  storage:
    volumeClaimTemplate:
      spec:
        resources:
          requests:
            storage: 50Gi`,
  },
  needs: podTemplateKinds,
  evaluate(snapshot) {
    const index = indexSnapshot(snapshot);
    const servers = podTemplates(snapshot).filter(({ spec }) =>
      mainContainers({ spec }).some(({ image }) =>
        /(?:^|\/)(?:prometheus|victoria-metrics|vmstorage|vmsingle)(?::|@|$)/.test(image)
      )
    );
    return examine(servers, ({ ref, spec }) => {
      // Pods of a StatefulSet name claims that its template does not.
      const specs = [spec, ...index.podsOf(ref).map((pod) => pod.spec)];
      return specs.some(({ claims, hostPaths }) => claims.length + hostPaths.length > 0)
        ? null
        : hazardOf(ref, text('no persistent volume', '没有持久卷'), [figure('Claims', 'PVC', 0)], { volumes: [] });
    });
  },
};
