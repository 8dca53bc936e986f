import { text } from '../figure.ts';
import { scrapeCheck, serviceMonitor } from '../scrape-coverage.ts';

export const kubeletNotScraped = scrapeCheck(
  {
    id: 'MC-05',
    severity: 'high',
    alert: { name: 'KubeletNotScraped', for: '15m', summary: 'No kubelet is scraped' },
    title: text('No kubelet is scraped', '未采集任何 kubelet'),
    why: text(
      'CPU, memory and volumes of containers are unknown: the resources page and most checks of use have no data.',
      '容器的 CPU、内存和卷用量未知，资源分析页面和大部分用量检查都没有数据。'
    ),
    remedy: {
      text: text(
        'Scrape /metrics and /metrics/cadvisor of port 10250 of every node.',
        '采集每个节点 10250 端口的 /metrics 与 /metrics/cadvisor。'
      ),
      yaml: `${serviceMonitor('kubelet', 'app.kubernetes.io/name: kubelet', 'https-metrics', true)}
    - port: https-metrics
      scheme: https
      path: /metrics/cadvisor
      bearerTokenFile: /var/run/secrets/kubernetes.io/serviceaccount/token
      tlsConfig:
        insecureSkipVerify: true`,
    },
  },
  {
    name: 'kubelet',
    presence: { metric: 'kube_node_info', matchers: [] },
    scraped: { metric: 'kubelet_running_pods', matchers: [] },
  }
);
