import { text } from '../figure.ts';
import { jobNamed, scrapeCheck, serviceMonitor } from '../scrape-coverage.ts';

export const apiServerNotScraped = scrapeCheck(
  {
    id: 'MC-01',
    severity: 'medium',
    title: text('API server is not scraped', '未采集 API Server'),
    why: text(
      'Nobody measures its errors, its latency, expiring client certificates or deprecated APIs: five checks are blind.',
      '无人监控其错误、延迟、即将过期的客户端证书和弃用 API，相关检查都无法进行。'
    ),
    remedy: {
      text: text(
        'Scrape the Service kubernetes of the namespace default; its endpoints are the API servers.',
        '采集 default 命名空间的 kubernetes Service，其端点就是 API Server。'
      ),
      yaml: serviceMonitor('kube-apiserver', 'component: apiserver', 'https', true).replace(
        '[kube-system]',
        '[default]'
      ),
    },
  },
  {
    name: 'kube-apiserver',
    presence: { metric: 'kube_node_info', matchers: [] },
    scraped: {
      metric: 'up',
      matchers: [jobNamed('kube-apiserver', 'apiserver', 'kubernetes-apiservers', 'kubernetes')],
    },
  }
);
