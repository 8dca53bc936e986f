import { text } from '../figure.ts';
import { scrapeCheck, serviceMonitor } from '../scrape-coverage.ts';

export const coreDnsNotScraped = scrapeCheck(
  {
    id: 'MC-10',
    severity: 'medium',
    title: text('Cluster DNS is not scraped', '未采集集群 DNS'),
    why: text(
      'When names fail to resolve, everything fails, and nobody sees why.',
      '域名解析失败时一切都会失败，却没人知道原因。'
    ),
    remedy: {
      text: text('Scrape port 9153 of the Service kube-dns.', '采集 kube-dns Service 的 9153 端口。'),
      yaml: serviceMonitor('coredns', 'k8s-app: kube-dns', 'metrics', false),
    },
  },
  {
    name: 'coredns',
    presence: { metric: 'kube_pod_info', matchers: ['namespace="kube-system"', 'pod=~"(coredns|kube-dns)-.*"'] },
    scraped: { metric: 'coredns_dns_requests_total', matchers: [] },
  }
);
