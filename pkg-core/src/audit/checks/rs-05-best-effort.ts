import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { podTemplateKinds, podTemplates } from '../pod-template.ts';

export const bestEffort: ApiCheck = {
  kind: 'api',
  id: 'RS-05',
  category: 'resources',
  severity: 'medium',
  peers: [],
  title: text('Pods are BestEffort', 'Pod 属于 BestEffort'),
  why: text(
    'With no request and no limit at all they are the first to be killed when a node runs short.',
    '完全没有 request 和 limit，节点资源不足时最先被终止。'
  ),
  remedy: {
    text: text('Set at least requests for CPU and memory.', '至少设置 CPU 和内存的 request。'),
    yaml: `resources:
  requests:
    cpu: 100m
    memory: 128Mi`,
  },
  needs: podTemplateKinds,
  evaluate(snapshot) {
    return examine(podTemplates(snapshot), ({ ref, spec }) =>
      spec.containers.every(({ requests, limits }) =>
        ['cpu', 'memory'].every((resource) => requests[resource] === undefined && limits[resource] === undefined)
      )
        ? hazardOf(
            ref,
            text('no request and no limit in any container', '所有容器都没有 request 和 limit'),
            [figure('QoS class', 'QoS 等级', 'BestEffort')],
            spec.containers.map(({ name }) => ({ name, resources: {} }))
          )
        : null
    );
  },
};
