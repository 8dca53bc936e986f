import { text } from '../figure.ts';
import { missingResourceCheck } from '../missing-resource.ts';

export const noMemoryLimit = missingResourceCheck(
  {
    id: 'RS-03',
    severity: 'high',
    peers: ['Popeye', 'Polaris', 'kube-score', 'kube-linter'],
    title: text('Container without memory limit', '容器未设置内存 limit'),
    why: text(
      'One leak may take all memory of its node. The kernel then kills whatever it finds there, and the kubelet evicts other teams’ pods.',
      '一次内存泄漏就可能耗尽整个节点的内存，随后内核会终止节点上的其他进程，kubelet 也会驱逐其他团队的 Pod。'
    ),
    remedy: {
      text: text(
        'Set a memory limit above the peak of the working set, best equal to the request.',
        '将内存 limit 设为高于工作集峰值的值，最好与 request 相等。'
      ),
      yaml: 'resources:\n  requests:\n    memory: 512Mi\n  limits:\n    memory: 512Mi',
    },
  },
  'limits',
  'memory',
  text('memory limit', '内存 limit')
);
