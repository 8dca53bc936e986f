import type { PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { ksmMissing } from '../ksm-missing.ts';
import { countSubjects, sampleRef } from '../probe-query.ts';
import { labels, select } from '../scope-selector.ts';

export const statefulSetNotRolledOut: PrometheusCheck = {
  kind: 'prometheus',
  id: 'RT-13',
  category: 'stability',
  severity: 'medium',
  peers: ['kubernetes-mixin'],
  alert: {
    name: 'StatefulSetNotRolledOut',
    for: '15m',
    summary:
      'Update of StatefulSet {{ $labels.namespace }}/{{ $labels.statefulset }} stands still, {{ $value }} replicas to go',
  },
  title: text('StatefulSet’s update does not finish', 'StatefulSet 更新未完成'),
  why: text(
    'Members of two revisions run side by side, and the update has not moved for a quarter of an hour.',
    '两个版本的成员并存，更新已一刻钟没有进展。'
  ),
  remedy: {
    text: text(
      'Look at the first pod of the new revision that is not ready; delete it by hand if it blocks a rollback.',
      '查看新版本中首个未就绪的 Pod；如阻塞回滚可手动删除。'
    ),
    yaml: null,
  },
  missing: ksmMissing('kube_statefulset_status_replicas_updated', 'statefulsets'),
  probe: (scope) => countSubjects(scope, 'kube_statefulset_status_replicas_updated', ['namespace', 'statefulset']),
  query(scope) {
    const by = labels(scope, 'namespace', 'statefulset');
    const revision = labels(scope, 'namespace', 'statefulset', 'revision');
    const updated = select(scope, 'kube_statefulset_status_replicas_updated');
    const moving = `max by (${by}) (max by (${revision}) (${select(scope, 'kube_statefulset_status_current_revision')}) unless on (${revision}) max by (${revision}) (${select(scope, 'kube_statefulset_status_update_revision')}))`;
    return `max by (${by}) (${select(scope, 'kube_statefulset_replicas')}) - max by (${by}) (${updated}) > 0
and on (${by}) ${moving}
and on (${by}) max by (${by}) (changes(${updated}[15m])) == 0
and on (${by}) max by (${by}) (${updated} offset 15m)`;
  },
  hazard: (sample) =>
    hazardOf(
      sampleRef('StatefulSet', sample, 'statefulset'),
      text(`${sample.value} replicas still of the old revision`, `仍有 ${sample.value} 个副本是旧版本`),
      [figure('Not updated', '未更新', sample.value)]
    ),
};
