import type { ApiCheck } from '../check.ts';
import { hour } from '../duration.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { objectRef } from '../object-ref.ts';

export const longJob: ApiCheck = {
  kind: 'api',
  id: 'RT-17',
  category: 'stability',
  severity: 'low',
  peers: ['kubernetes-mixin'],
  title: text('Job has been running for over 12 hours', 'Job 运行超过 12 小时'),
  why: text('It may hang and hold its volume, its lock and its node.', '它可能已经卡住，并占用卷、锁和节点资源。'),
  remedy: {
    text: text(
      'Look at its log. Give Jobs a deadline so that they can not hang for ever.',
      '查看日志；为 Job 设置期限，避免无限挂起。'
    ),
    yaml: `spec:
  activeDeadlineSeconds: 43200`,
  },
  needs: ['jobs'],
  evaluate({ objects }, clock) {
    const active = objects.jobs.filter(({ status }) => status.active > 0);
    return examine(active, ({ metadata, status }) => {
      const since = status.startedAt;
      return since === null || !clock.passed(since, 12 * hour)
        ? null
        : hazardOf(objectRef('Job', metadata), text(`running for ${clock.age(since)}`, `已运行 ${clock.age(since)}`), [
            figure('Running for', '运行时长', clock.age(since)),
            figure('Active pods', '活跃 Pod', status.active),
          ]);
    });
  },
};
