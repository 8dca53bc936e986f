import type { PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { metricMissing } from '../ksm-missing.ts';
import { countSubjects } from '../probe-query.ts';
import { labels, select } from '../scope-selector.ts';

export const deprecatedApi: PrometheusCheck = {
  kind: 'prometheus',
  id: 'CL-07',
  category: 'stability',
  severity: 'medium',
  peers: ['Popeye'],
  title: text('Deprecated API is still used', '仍在使用已弃用的 API'),
  why: text(
    'With the release that removes it, whoever asks for it fails.',
    '升级到移除该 API 的版本后，调用方会失败。'
  ),
  remedy: {
    text: text(
      'Find the caller in the audit log (annotation k8s.io/deprecated) and move it to the new version.',
      '在审计日志中（注解 k8s.io/deprecated）找到调用方并迁移到新版本。'
    ),
    yaml: null,
  },
  missing: metricMissing('apiserver_request_total', 'kube-apiserver'),
  // A server that nobody asks for deprecated APIs has no series of them.
  probe: (scope) => countSubjects(scope, 'apiserver_request_total', ['instance']),
  query: (scope) =>
    `max by (${labels(scope, 'group', 'version', 'resource', 'removed_release')}) (${select(scope, 'apiserver_requested_deprecated_apis', 'removed_release!=""')}) == 1`,
  hazard({ labels: found }) {
    const { group = '', version = '', resource = '', removed_release: release = '' } = found;
    return hazardOf(
      { kind: 'API', namespace: '', name: [group, version, resource].filter((part) => part !== '').join('/') },
      text(`removed in ${release}`, `将在 ${release} 中移除`),
      [figure('Removed in', '移除版本', release)]
    );
  },
};
