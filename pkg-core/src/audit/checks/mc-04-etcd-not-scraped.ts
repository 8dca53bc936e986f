import { text } from '../figure.ts';
import { scrapeCheck, serviceMonitor } from '../scrape-coverage.ts';

export const etcdNotScraped = scrapeCheck(
  {
    id: 'MC-04',
    severity: 'high',
    title: text('etcd is not scraped', '未采集 etcd'),
    why: text(
      'A lost leader, a slow disk or a full database is seen only when the cluster stands still.',
      '丢失 leader、磁盘变慢或数据库写满，只有集群停摆时才会被发现。'
    ),
    remedy: {
      text: text(
        'Start it with --listen-metrics-urls=http://0.0.0.0:2381, add a headless Service, and scrape it.',
        '以 --listen-metrics-urls=http://0.0.0.0:2381 启动，添加 headless Service 并采集。'
      ),
      yaml: serviceMonitor('etcd', 'k8s-app: etcd', 'http-metrics', false),
    },
  },
  {
    name: 'etcd',
    presence: { metric: 'kube_pod_info', matchers: ['namespace="kube-system"', 'pod=~"etcd-.*"'] },
    scraped: { metric: 'etcd_server_has_leader', matchers: [] },
  }
);
