import { text } from '../figure.ts';
import { missingResourceCheck } from '../missing-resource.ts';

export const noCpuRequest = missingResourceCheck(
  {
    id: 'RS-01',
    severity: 'high',
    peers: ['Popeye', 'Polaris', 'kube-score', 'kube-linter'],
    title: text('Container without CPU request', '容器未设置 CPU request'),
    why: text(
      'The scheduler places the pod as if it needed no CPU, and under contention it gets the smallest share. Autoscaling on CPU utilisation can not work without a request.',
      '调度器会认为该 Pod 不需要 CPU，资源争用时它只能分到最小份额；没有 request，基于 CPU 利用率的自动伸缩也无法工作。'
    ),
    remedy: {
      text: text(
        'Request what the container uses under normal load: the resources page suggests a value.',
        '按正常负载下的用量设置 request，资源分析页面会给出建议值。'
      ),
      yaml: 'resources:\n  requests:\n    cpu: 250m',
    },
  },
  'requests',
  'cpu',
  text('CPU request', ' CPU request')
);
