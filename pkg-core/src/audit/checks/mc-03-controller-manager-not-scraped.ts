import { text } from '../figure.ts';
import { jobNamed, scrapeCheck, serviceMonitor } from '../scrape-coverage.ts';

export const controllerManagerNotScraped = scrapeCheck(
  {
    id: 'MC-03',
    severity: 'medium',
    title: text('Controller manager is not scraped', '未采集控制器管理器'),
    why: text(
      'Nobody notices when it stops: rollouts, endpoints and node evictions stand still.',
      '其停止时无人察觉：发布、端点更新和节点驱逐都会停摆。'
    ),
    remedy: {
      text: text(
        'Start it with --bind-address=0.0.0.0, add a headless Service, and scrape port 10257.',
        '以 --bind-address=0.0.0.0 启动，添加 headless Service，并采集 10257 端口。'
      ),
      yaml: serviceMonitor('kube-controller-manager', 'k8s-app: kube-controller-manager', 'https-metrics', true),
    },
  },
  {
    name: 'kube-controller-manager',
    presence: { metric: 'kube_pod_info', matchers: ['namespace="kube-system"', 'pod=~"kube-controller-manager-.*"'] },
    scraped: { metric: 'up', matchers: [jobNamed('kube-controller-manager', 'controller-manager')] },
  }
);
