import type { PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { metricMissing } from '../ksm-missing.ts';
import { countSubjects } from '../probe-query.ts';
import { labels, select } from '../scope-selector.ts';

export const clientCertificate: PrometheusCheck = {
  kind: 'prometheus',
  id: 'CL-05',
  category: 'stability',
  severity: 'high',
  peers: ['kubernetes-mixin'],
  alert: {
    name: 'ClientCertificateExpires',
    for: '10m',
    summary: 'A client of the API server uses a certificate that has {{ $value | humanizeDuration }} left',
  },
  title: text(
    'A client of the API server uses a certificate that expires within 7 days',
    'API Server 的客户端证书将在 7 天内过期'
  ),
  why: text(
    'On that day a controller, a kubelet or a pipeline is locked out.',
    '到期当天，某个控制器、kubelet 或流水线将无法访问。'
  ),
  remedy: {
    text: text(
      'Find the certificate (kubeadm certs check-expiration) and renew it.',
      '找到该证书（kubeadm certs check-expiration）并续期。'
    ),
    yaml: null,
  },
  missing: metricMissing('apiserver_client_certificate_expiration_seconds_bucket', 'kube-apiserver'),
  probe: (scope) => countSubjects(scope, 'apiserver_client_certificate_expiration_seconds_bucket', ['job', 'instance']),
  query: (scope) =>
    `histogram_quantile(0.01, sum by (${labels(scope, 'job', 'le')}) (rate(${select(scope, 'apiserver_client_certificate_expiration_seconds_bucket')}[1h]))) < 604800`,
  hazard: (sample) =>
    hazardOf(
      { kind: 'Target', namespace: '', name: sample.labels['job'] ?? '' },
      text(`expires within ${(sample.value / 86_400).toFixed(1)} d`, `${(sample.value / 86_400).toFixed(1)} 天内过期`),
      [
        figure(
          'Time left, 1st percentile of the last hour',
          '剩余时间，最近一小时第 1 百分位',
          `${(sample.value / 86_400).toFixed(1)} d`
        ),
      ]
    ),
};
