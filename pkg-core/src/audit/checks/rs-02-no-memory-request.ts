import { text } from '../figure.ts';
import { missingResourceCheck } from '../missing-resource.ts';

export const noMemoryRequest = missingResourceCheck(
  {
    id: 'RS-02',
    severity: 'high',
    peers: ['Popeye', 'Polaris', 'kube-score', 'kube-linter'],
    title: text('Container without memory request', '容器未设置内存 request'),
    why: text(
      'The scheduler packs the pod onto nodes that have no memory for it. When the node runs short, pods without a memory request are evicted and OOM killed first.',
      '调度器可能把该 Pod 放到内存不足的节点；节点内存紧张时，没有内存 request 的 Pod 最先被驱逐或 OOM 终止。'
    ),
    remedy: {
      text: text(
        'Request the peak of the working set: the resources page suggests a value.',
        '按工作集内存的峰值设置 request，资源分析页面会给出建议值。'
      ),
      yaml: 'resources:\n  requests:\n    memory: 256Mi',
    },
  },
  'requests',
  'memory',
  text('memory request', '内存 request')
);
