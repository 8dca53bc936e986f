import type { AuditScope, PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { labels, select } from '../scope-selector.ts';

function expiries(scope: AuditScope): string {
  const manager = `min by (${labels(scope, 'namespace', 'name')}) (${select(scope, 'certmanager_certificate_expiration_timestamp_seconds')})`;
  const probed = `min by (${labels(scope, 'instance')}) (${select(scope, 'probe_ssl_earliest_cert_expiry')})`;
  const nginx = `min by (${labels(scope, 'host')}) (${select(scope, 'nginx_ingress_controller_ssl_expire_time_seconds', 'host!="_"')} > 0)`;
  return `(${manager} or ${probed} or ${nginx})`;
}

export const certificateExpires: PrometheusCheck = {
  kind: 'prometheus',
  id: 'NW-05',
  category: 'stability',
  severity: 'medium',
  peers: [],
  alert: {
    name: 'CertificateExpires',
    for: '1h',
    summary:
      'TLS certificate {{ or $labels.name $labels.host $labels.instance }} has {{ $value | humanizeDuration }} left',
  },
  title: text('TLS certificate expires within 21 days', 'TLS 证书将在 21 天内过期'),
  why: text(
    'Renewal should have happened before: on that day browsers and clients refuse the connection.',
    '续期本应更早完成：到期当天浏览器和客户端会拒绝连接。'
  ),
  remedy: {
    text: text(
      'Look at the Certificate and its last order in cert-manager; renew by hand if nothing renews it.',
      '查看 cert-manager 中的 Certificate 和最近的订单；没有自动续期则手动更新。'
    ),
    yaml: null,
  },
  missing: text(
    'No certificate is measured: certmanager_certificate_expiration_timestamp_seconds (cert-manager), probe_ssl_earliest_cert_expiry (blackbox exporter) and nginx_ingress_controller_ssl_expire_time_seconds (ingress-nginx) are missing.',
    '没有任何证书被监控：缺少 certmanager_certificate_expiration_timestamp_seconds（cert-manager）、probe_ssl_earliest_cert_expiry（blackbox exporter）和 nginx_ingress_controller_ssl_expire_time_seconds（ingress-nginx）。'
  ),
  probe: (scope) => `count(${expiries(scope)})`,
  query: (scope) => `${expiries(scope)} - time() < 21 * 86400`,
  hazard(sample) {
    const { namespace = '', name, host, instance = '' } = sample.labels;
    const days = Number((sample.value / 86_400).toFixed(1));
    return hazardOf(
      { kind: 'Certificate', namespace, name: name ?? host ?? instance },
      text(days < 0 ? 'expired' : `expires in ${days} d`, days < 0 ? '已过期' : `${days} 天后过期`),
      [figure('Time left', '剩余时间', `${days} d`)],
      null,
      days < 7 ? { severity: 'high' } : {}
    );
  },
};
