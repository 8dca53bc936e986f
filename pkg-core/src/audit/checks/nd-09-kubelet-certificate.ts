import type { PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { sampleNode } from '../sample-node.ts';
import { labels, select } from '../scope-selector.ts';

const daySeconds = 86_400;
const metric = 'kubelet_certificate_manager_client_ttl_seconds';

export const kubeletCertificate: PrometheusCheck = {
  kind: 'prometheus',
  id: 'ND-09',
  category: 'stability',
  severity: 'high',
  peers: ['kubernetes-mixin'],
  alert: {
    name: 'KubeletCertificateExpires',
    for: '10m',
    summary:
      'Certificate of the kubelet of {{ or $labels.node $labels.instance }} has {{ $value | humanizeDuration }} left',
  },
  title: text('Kubelet certificate expires within 7 days', 'kubelet 证书将在 7 天内过期'),
  why: text(
    'A kubelet renews its certificate long before this: renewal is failing. When it expires the node turns NotReady and all its pods are evicted.',
    'kubelet 通常会提前很久轮换证书，此时仍未更新说明轮换失败；证书过期后节点会变为 NotReady，其上所有 Pod 会被驱逐。'
  ),
  remedy: {
    text: text(
      'Look for pending certificate signing requests (kubectl get csr) and for renewal errors in the kubelet log; approve, or restart the kubelet with a fresh bootstrap token.',
      '检查待批准的证书签名请求（kubectl get csr）和 kubelet 日志中的轮换错误；批准请求，或使用新的引导令牌重启 kubelet。'
    ),
    yaml: null,
  },
  missing: text(
    `${metric} (kubelet) is missing: scrape the kubelet's own /metrics, not only /metrics/cadvisor. Kubelets without client certificate rotation do not export it.`,
    `缺少 ${metric}（kubelet）：请采集 kubelet 自身的 /metrics，而不仅是 /metrics/cadvisor。未启用客户端证书轮换的 kubelet 不会导出该指标。`
  ),
  probe: (scope) => `count(count by (${labels(scope, 'node', 'instance')}) (${select(scope, metric)}))`,
  query: (scope) => `min by (${labels(scope, 'node', 'instance')}) (${select(scope, metric)}) < ${7 * daySeconds}`,
  hazard(sample) {
    const days = sample.value / daySeconds;
    const left = days < 0 ? 'expired' : `${days.toFixed(1)} d`;
    return hazardOf(
      sampleNode(sample),
      text(
        days < 0 ? 'Client certificate has expired' : `Client certificate expires in ${left}`,
        days < 0 ? '客户端证书已过期' : `客户端证书将在 ${days.toFixed(1)} 天后过期`
      ),
      [figure('Time left', '剩余时间', left), figure('Threshold', '阈值', '7 d')]
    );
  },
};
