import { findCondition } from '../../kubernetes/project-condition.ts';
import type { ApiCheck } from '../check.ts';
import { day } from '../duration.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { objectRef } from '../object-ref.ts';

export const paused: ApiCheck = {
  kind: 'api',
  id: 'RT-24',
  category: 'stability',
  severity: 'info',
  peers: [],
  title: text('Deployment has been paused for over a day', 'Deployment 已暂停超过一天'),
  why: text(
    'New versions and changed settings do not arrive; whoever paused it may have forgotten.',
    '新版本和配置变更都不会生效，暂停者可能已经忘记。'
  ),
  remedy: { text: text('Resume it: kubectl rollout resume.', '恢复发布：kubectl rollout resume。'), yaml: null },
  needs: ['deployments'],
  evaluate({ objects }, clock) {
    return examine(objects.deployments, ({ metadata, paused, conditions }) => {
      const since = findCondition(conditions, 'Progressing')?.changedAt ?? metadata.createdAt;
      return !paused || !clock.passed(since, day)
        ? null
        : hazardOf(
            objectRef('Deployment', metadata),
            text(`paused for ${clock.age(since)} at least`, `至少已暂停 ${clock.age(since)}`),
            [figure('Last progress', '上次进展', `${clock.age(since)}`)],
            { spec: { paused: true } }
          );
    });
  },
};
