import { matchesServiceSelector } from '../../kubernetes/selector.ts';
import type { ApiCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { containerNames, mainContainers } from '../pod-template.ts';
import { longRunningWorkloads } from '../snapshot-workload.ts';

export const noReadinessProbe: ApiCheck = {
  kind: 'api',
  id: 'PR-01',
  category: 'availability',
  severity: 'high',
  peers: ['Popeye', 'Polaris', 'kube-score', 'kube-linter'],
  title: text('Container behind a Service has no readiness probe', 'Service 后端容器没有就绪探针'),
  why: text(
    'Without a readiness probe a pod gets traffic as soon as its process starts, and keeps it while it can not serve. Users see errors at every rollout, restart and overload.',
    '没有就绪探针时，进程一启动就会收到流量，无法服务时流量也不会被摘除；每次发布、重启和过载，用户都会看到错误。'
  ),
  remedy: {
    text: text(
      'Add a readiness probe that answers only when the container can serve, and does not depend on other services.',
      '添加仅在容器能够提供服务时才成功的就绪探针，且不要让它依赖其他服务。'
    ),
    yaml: `readinessProbe:
  httpGet:
    path: /ready
    port: 8080
  periodSeconds: 5
  failureThreshold: 3`,
  },
  needs: ['services', 'deployments', 'statefulsets', 'daemonsets'],
  evaluate(snapshot) {
    const inNamespace = Map.groupBy(snapshot.objects.services, ({ metadata }) => metadata.namespace);
    const served = longRunningWorkloads(snapshot).flatMap((workload) => {
      const services = (inNamespace.get(workload.ref.namespace) ?? []).filter(({ selector }) =>
        matchesServiceSelector(selector, workload.template.labels)
      );
      return services.length > 0 ? [{ workload, services }] : [];
    });
    const hazards = served.flatMap(({ workload: { ref, template }, services }) => {
      const without = mainContainers(template).filter(({ probes }) => !probes.readiness);
      if (without.length === 0) {
        return [];
      }
      const names = containerNames(without);
      return [
        hazardOf(
          ref,
          text(`${names}: traffic without readiness probe`, `${names}：接收流量但没有就绪探针`),
          [
            figure('Containers without readiness probe', '没有就绪探针的容器', names),
            figure('Services', 'Service', services.map(({ metadata }) => metadata.name).join(', ')),
          ],
          without.map(({ name }) => ({ name, readinessProbe: null }))
        ),
      ];
    });
    return { examined: served.length, hazards };
  },
};
