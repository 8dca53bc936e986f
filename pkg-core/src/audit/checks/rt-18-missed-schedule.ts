import type { PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { ksmMissing } from '../ksm-missing.ts';
import { countSubjects, sampleRef } from '../probe-query.ts';
import { labels, select } from '../scope-selector.ts';

export const missedSchedule: PrometheusCheck = {
  kind: 'prometheus',
  id: 'RT-18',
  category: 'stability',
  severity: 'medium',
  peers: ['Popeye'],
  alert: {
    name: 'MissedSchedule',
    for: '10m',
    summary: 'CronJob {{ $labels.namespace }}/{{ $labels.cronjob }} is {{ $value | humanizeDuration }} late',
  },
  title: text('CronJob has missed its schedule', 'CronJob 错过调度'),
  why: text('The time of its next run has passed and no run has begun.', '下次运行时间已过，但没有开始运行。'),
  remedy: {
    text: text(
      'Look at the events of the CronJob: a forbidden overlap, a missed deadline, or a controller that does not run.',
      '查看 CronJob 的事件：禁止重叠、超过启动期限或控制器未运行。'
    ),
    yaml: null,
  },
  missing: ksmMissing('kube_cronjob_next_schedule_time', 'cronjobs'),
  probe: (scope) => countSubjects(scope, 'kube_cronjob_next_schedule_time', ['namespace', 'cronjob']),
  query: (scope) =>
    `time() - max by (${labels(scope, 'namespace', 'cronjob')}) (${select(scope, 'kube_cronjob_next_schedule_time')}) > 300`,
  hazard: (sample) =>
    hazardOf(
      sampleRef('CronJob', sample, 'cronjob'),
      text(`${Math.round(sample.value / 60)} min late`, `迟到 ${Math.round(sample.value / 60)} 分钟`),
      [figure('Late', '迟到', `${Math.round(sample.value / 60)} min`)]
    ),
};
