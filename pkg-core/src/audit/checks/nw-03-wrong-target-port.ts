import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { objectRef } from '../object-ref.ts';
import { isAlive } from '../pod-placement.ts';
import { servicesWithSelector } from '../service-pods.ts';
import { indexSnapshot } from '../snapshot-index.ts';

export const wrongTargetPort: ApiCheck = {
  kind: 'api',
  id: 'NW-03',
  category: 'availability',
  severity: 'medium',
  peers: ['Popeye', 'kube-linter'],
  title: text('Service sends to a port that its pods do not have', 'Service 的目标端口在 Pod 上不存在'),
  why: text(
    'Connections to this port are refused although the pods are ready.',
    '即使 Pod 就绪，到该端口的连接也会被拒绝。'
  ),
  remedy: {
    text: text('Set targetPort to the number or name of a container port.', '将 targetPort 设为容器端口的编号或名称。'),
    yaml: `spec:
  ports:
    - port: 80
      targetPort: http`,
  },
  needs: ['services', 'pods'],
  evaluate(snapshot) {
    const index = indexSnapshot(snapshot);
    const judged = servicesWithSelector(snapshot).flatMap((service) => {
      const pods = index.podsOfService(service.metadata.namespace, service.selector).filter(isAlive);
      const ports = pods.flatMap(({ spec }) => spec.containers.flatMap((container) => container.ports));
      // Containers need not declare numbers; a name that none declares leads nowhere.
      return pods.length > 0 ? [{ service, ports }] : [];
    });
    return examine(judged, ({ service: { metadata, ports: wanted }, ports }) => {
      const wrong = wanted.filter(
        ({ targetPort }) =>
          !ports.some(({ name, containerPort }) => name === targetPort || containerPort === targetPort) &&
          (typeof targetPort === 'string' || ports.length > 0)
      );
      const [first] = wrong;
      return first
        ? hazardOf(
            objectRef('Service', metadata),
            text(`targetPort ${first.targetPort} is on none of its pods`, `其 Pod 都没有端口 ${first.targetPort}`),
            wrong.map(({ port, targetPort }) => figure(`Port ${port}`, `端口 ${port}`, targetPort)),
            { spec: { ports: wrong.map(({ port, targetPort }) => ({ port, targetPort })) } }
          )
        : null;
    });
  },
};
