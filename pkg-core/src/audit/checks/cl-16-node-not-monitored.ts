import type { PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { ksmNotScraped } from '../ksm-missing.ts';
import { sampleNode } from '../sample-node.ts';
import { labels, realContainer, select } from '../scope-selector.ts';

const metric = 'container_memory_working_set_bytes';

export const nodeNotMonitored: PrometheusCheck = {
  kind: 'prometheus',
  id: 'CL-16',
  category: 'coverage',
  severity: 'info',
  peers: ['kubernetes-mixin'],
  alert: { name: 'NodeNotMonitored', for: '30m', summary: 'Node {{ $labels.node }} gives no container metrics' },
  title: text('Node without container metrics', '节点缺少容器指标'),
  why: text(
    'Nothing is known of CPU and memory of the containers on this node. Its workloads are missing from the resources page and pass no resource check.',
    '无法获知该节点上容器的 CPU 和内存用量，其工作负载不会出现在资源分析页面，资源检查也无法覆盖。'
  ),
  remedy: {
    text: text(
      'Scrape /metrics/cadvisor of every kubelet; a node that joined later may be missing from a static list of targets.',
      '采集每个 kubelet 的 /metrics/cadvisor；后来加入的节点可能不在静态目标列表中。'
    ),
    yaml: null,
  },
  missing: ksmNotScraped('nodes', 'kube_node_info'),
  probe: (scope) => `count(count by (${labels(scope, 'node')}) (${select(scope, 'kube_node_info')}))`,
  query(scope) {
    const node = labels(scope, 'node');
    const pod = labels(scope, 'namespace', 'pod');
    const containers = select(scope, metric, ...realContainer);
    const places = select(scope, 'kube_pod_info', 'node!=""');
    // Scrapes name their node in many ways; where its pods run is known for certain.
    return `max by (${node}) (${select(scope, 'kube_node_info')})
unless on (${node}) count by (${node}) (${places} and on (${pod}) ${containers})
unless on (${node}) count by (${node}) (${select(scope, metric, 'node!=""')})`;
  },
  hazard: (sample) =>
    hazardOf(sampleNode(sample), text('No container metrics from its kubelet', 'kubelet 没有上报容器指标'), [
      figure(`Series of ${metric}`, `${metric} 序列数`, 0),
    ]),
};
