import { text } from '../figure.ts';
import { scrapeCheck } from '../scrape-coverage.ts';
import { realContainer } from '../scope-selector.ts';

export const cadvisorNotScraped = scrapeCheck(
  {
    id: 'MC-06',
    severity: 'high',
    alert: { name: 'CadvisorNotScraped', for: '15m', summary: 'No container metrics are scraped' },
    title: text('Container metrics are not scraped', '未采集容器指标'),
    why: text(
      'Use of CPU and memory is unknown although the kubelets are there: nothing can be said of limits and requests.',
      'kubelet 存在但 CPU、内存用量未知，无法评估 limit 与 request。'
    ),
    remedy: {
      text: text(
        'Add the path /metrics/cadvisor to the scrape of the kubelets.',
        '在 kubelet 的采集中加入路径 /metrics/cadvisor。'
      ),
      yaml: `endpoints:
  - port: https-metrics
    scheme: https
    path: /metrics/cadvisor
    bearerTokenFile: /var/run/secrets/kubernetes.io/serviceaccount/token`,
    },
  },
  {
    name: 'cadvisor',
    presence: { metric: 'kube_node_info', matchers: [] },
    scraped: { metric: 'container_memory_working_set_bytes', matchers: realContainer },
  }
);
