import type { ApiCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { containerNames, mainContainers } from '../pod-template.ts';
import { longRunningWorkloads } from '../snapshot-workload.ts';

export const noLivenessProbe: ApiCheck = {
  kind: 'api',
  id: 'PR-02',
  category: 'stability',
  severity: 'medium',
  peers: ['Popeye', 'Polaris', 'kube-linter'],
  title: text('Container has no liveness probe', '容器没有存活探针'),
  why: text(
    'A process that hangs without exiting stays broken until a person restarts it. Kubernetes restarts only what exits or fails its liveness probe.',
    '进程卡死但没有退出时，会一直处于故障状态直到有人手动重启；Kubernetes 只会重启已退出或存活探针失败的容器。'
  ),
  remedy: {
    text: text(
      'Add a liveness probe that is cheap and fails only when a restart would help: never one that asks a database. Give slow starters a startup probe.',
      '添加开销小、只在重启确实有帮助时才失败的存活探针，不要让它访问数据库；启动慢的程序请同时配置启动探针。'
    ),
    yaml: `livenessProbe:
  httpGet:
    path: /live
    port: 8080
  periodSeconds: 10
  timeoutSeconds: 2
  failureThreshold: 6`,
  },
  needs: ['deployments', 'statefulsets', 'daemonsets'],
  evaluate(snapshot) {
    const workloads = longRunningWorkloads(snapshot);
    const hazards = workloads.flatMap(({ ref, template }) => {
      const without = mainContainers(template).filter(({ probes }) => !probes.liveness);
      if (without.length === 0) {
        return [];
      }
      const names = containerNames(without);
      return [
        hazardOf(
          ref,
          text(`${names}: no liveness probe`, `${names}：没有存活探针`),
          [figure('Containers without liveness probe', '没有存活探针的容器', names)],
          without.map(({ name }) => ({ name, livenessProbe: null }))
        ),
      ];
    });
    return { examined: workloads.length, hazards };
  },
};
