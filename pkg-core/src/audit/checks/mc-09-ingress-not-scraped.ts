import { text } from '../figure.ts';
import { jobNamed, scrapeCheck, serviceMonitor } from '../scrape-coverage.ts';

export const ingressNotScraped = scrapeCheck(
  {
    id: 'MC-09',
    severity: 'medium',
    title: text('Ingress controller is not scraped', '未采集 Ingress 控制器'),
    why: text(
      'Errors and latency that users see are measured nowhere in the cluster.',
      '用户实际感受到的错误和延迟在集群中没有任何监控。'
    ),
    remedy: {
      text: text('Turn on its metrics and scrape them.', '开启其指标并采集。'),
      yaml: serviceMonitor('ingress-nginx', 'app.kubernetes.io/name: ingress-nginx', 'metrics', false).replace(
        '[kube-system]',
        '[ingress-nginx]'
      ),
    },
  },
  {
    name: 'ingress',
    presence: {
      metric: 'kube_pod_info',
      matchers: ['pod=~"(.*ingress-nginx-controller|traefik|.*haproxy-ingress|contour|kong-gateway)-.*"'],
    },
    scraped: {
      metric: 'up',
      matchers: [
        jobNamed('ingress-nginx', 'ingress-nginx-controller-metrics', 'traefik', 'haproxy-ingress', 'contour', 'kong'),
      ],
    },
  }
);
