import type { ApiCheck } from '../check.ts';
import { day } from '../duration.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { objectRef } from '../object-ref.ts';

export const suspendedCronJob: ApiCheck = {
  kind: 'api',
  id: 'RT-19',
  category: 'stability',
  severity: 'low',
  peers: ['Popeye'],
  title: text('CronJob has been suspended for over a week', 'CronJob 已暂停超过一周'),
  why: text(
    'Work that somebody planned is not done: backups, clean-ups, reports.',
    '计划中的工作没有执行：备份、清理或报表。'
  ),
  remedy: {
    text: text('Resume it or delete it.', '恢复或删除它。'),
    yaml: `spec:
  suspend: false`,
  },
  needs: ['cronjobs'],
  evaluate({ objects }, clock) {
    return examine(objects.cronjobs, ({ metadata, suspended, status, schedule }) => {
      const since = Math.max(status.lastScheduledAt ?? 0, metadata.createdAt);
      return !suspended || !clock.passed(since, 7 * day)
        ? null
        : hazardOf(
            objectRef('CronJob', metadata),
            text(`suspended, last run ${clock.age(since)} ago`, `已暂停，距上次运行 ${clock.age(since)}`),
            [figure('Schedule', '计划', schedule), figure('Idle for', '闲置', clock.age(since))],
            { spec: { suspend: true } }
          );
    });
  },
};
