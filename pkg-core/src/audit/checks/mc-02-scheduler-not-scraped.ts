import { text } from '../figure.ts';
import { jobNamed, scrapeCheck, serviceMonitor } from '../scrape-coverage.ts';

export const schedulerNotScraped = scrapeCheck(
  {
    id: 'MC-02',
    severity: 'medium',
    title: text('Scheduler is not scraped', '未采集调度器'),
    why: text(
      'Nobody notices when it stops or falls behind: new pods simply stay pending.',
      '调度器停止或积压时无人察觉，新 Pod 只会一直 Pending。'
    ),
    remedy: {
      text: text(
        'Start it with --bind-address=0.0.0.0, add a headless Service, and scrape port 10259.',
        '以 --bind-address=0.0.0.0 启动，添加 headless Service，并采集 10259 端口。'
      ),
      yaml: serviceMonitor('kube-scheduler', 'k8s-app: kube-scheduler', 'https-metrics', true),
    },
  },
  {
    name: 'kube-scheduler',
    presence: { metric: 'kube_pod_info', matchers: ['namespace="kube-system"', 'pod=~"kube-scheduler-.*"'] },
    scraped: { metric: 'up', matchers: [jobNamed('kube-scheduler', 'scheduler')] },
  }
);
