import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { mainContainers, podTemplateKinds, podTemplates } from '../pod-template.ts';

export const probePort: ApiCheck = {
  kind: 'api',
  id: 'PR-04',
  category: 'stability',
  severity: 'medium',
  peers: ['Popeye', 'kube-linter'],
  title: text('Probe asks a port that the container does not declare', '探针端口未在容器中声明'),
  why: text(
    'A probe of a wrong port always fails: the pod is never ready, or is killed again and again.',
    '探测错误端口总会失败：Pod 永远不会就绪，或被反复重启。'
  ),
  remedy: {
    text: text('Point the probe at a declared port, best by its name.', '将探针指向已声明的端口，最好使用端口名。'),
    yaml: `ports:
  - name: http
    containerPort: 8080
readinessProbe:
  httpGet: { path: /readyz, port: http }`,
  },
  needs: podTemplateKinds,
  evaluate(snapshot) {
    return examine(podTemplates(snapshot), ({ ref, spec }) => {
      const wrong = mainContainers({ spec }).flatMap(({ name, probes, ports }) =>
        Object.entries(probes).flatMap(([kind, probe]) => {
          const port = probe?.port ?? null;
          const declared = ports.some((each) => each.name === port || each.containerPort === port);
          // A number may be right though nothing is declared; a name can not.
          return port === null || declared || (ports.length === 0 && typeof port === 'number')
            ? []
            : [{ container: name, probe: kind, port }];
        })
      );
      const [first] = wrong;
      return first
        ? hazardOf(
            ref,
            text(
              `${first.container}: ${first.probe} probe of port ${first.port}`,
              `${first.container}：${first.probe} 探针使用端口 ${first.port}`
            ),
            wrong.map(({ container, probe, port }) => figure(`${container}, ${probe}`, `${container}，${probe}`, port)),
            wrong
          )
        : null;
    });
  },
};
