import type { PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { ksmMissing } from '../ksm-missing.ts';
import { labels, select } from '../scope-selector.ts';
import { countWorkloads, sampleWorkload, worstOfWorkload } from '../top-owner-query.ts';

export const readinessFlaps: PrometheusCheck = {
  kind: 'prometheus',
  id: 'PR-08',
  category: 'stability',
  severity: 'medium',
  peers: [],
  title: text('Readiness flaps', '就绪状态反复变化'),
  why: text(
    'The pod leaves and enters the Service all the time: connections break and the other replicas carry its load.',
    'Pod 不断进出 Service，连接中断，负载压到其他副本。'
  ),
  remedy: {
    text: text(
      'Give the probe more time than a busy moment takes, or find what makes the pod slow.',
      '让探针容忍短暂繁忙，或查明变慢的原因。'
    ),
    yaml: null,
  },
  missing: ksmMissing('kube_pod_status_ready or kube_pod_owner', 'pods'),
  probe: (scope) => countWorkloads(scope, select(scope, 'kube_pod_status_ready', 'condition="true"')),
  query(scope) {
    const ready = select(scope, 'kube_pod_status_ready', 'condition="true"');
    const flaps = `max by (${labels(scope, 'namespace', 'pod')}) (changes(${ready}[1h])) > 4`;
    return worstOfWorkload(scope, flaps);
  },
  hazard: (sample) =>
    hazardOf(
      sampleWorkload(sample),
      text(
        `${sample.labels['pod']}: ${sample.value} changes within 1 h`,
        `${sample.labels['pod']}：1 小时内变化 ${sample.value} 次`
      ),
      [
        figure('Changes of Ready, last 1 h', '最近 1 小时 Ready 变化次数', sample.value),
        figure('Pod', 'Pod', sample.labels['pod'] ?? ''),
      ]
    ),
};
