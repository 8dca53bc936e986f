import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { containerNames, mainContainers, podTemplateKinds, podTemplates } from '../pod-template.ts';

export const sameProbes: ApiCheck = {
  kind: 'api',
  id: 'PR-03',
  category: 'stability',
  severity: 'medium',
  peers: ['kube-score'],
  title: text('Liveness and readiness probes are the same', '存活探针与就绪探针相同'),
  why: text(
    'A pod that is only busy is killed instead of being left alone until it can take traffic again.',
    'Pod 只是繁忙时本应暂时摘除流量，结果却被直接重启。'
  ),
  remedy: {
    text: text(
      'Let liveness ask only whether the process hangs, without its dependencies, and be more patient than readiness.',
      '存活探针只判断进程是否卡死，不检查依赖，并且比就绪探针更宽容。'
    ),
    yaml: `livenessProbe:
  httpGet: { path: /livez, port: http }
  periodSeconds: 10
  failureThreshold: 6
readinessProbe:
  httpGet: { path: /readyz, port: http }`,
  },
  needs: podTemplateKinds,
  evaluate(snapshot) {
    const probed = podTemplates(snapshot).flatMap(({ ref, spec }) => {
      const containers = mainContainers({ spec }).filter(({ probes }) => probes.liveness && probes.readiness);
      return containers.length > 0 ? [{ ref, containers }] : [];
    });
    return examine(probed, ({ ref, containers }) => {
      const same = containers.filter(
        ({ probes }) => JSON.stringify(probes.liveness) === JSON.stringify(probes.readiness)
      );
      const names = containerNames(same);
      return same.length === 0
        ? null
        : hazardOf(
            ref,
            text(`${names}: both probes ask the same`, `${names}：两个探针完全相同`),
            [figure('Containers', '容器', names)],
            same.map(({ name, probes }) => ({
              name,
              path: probes.liveness?.path ?? null,
              port: probes.liveness?.port ?? null,
            }))
          );
    });
  },
};
