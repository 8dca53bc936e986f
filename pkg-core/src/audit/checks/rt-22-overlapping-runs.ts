import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { objectRef } from '../object-ref.ts';

export const overlappingRuns: ApiCheck = {
  kind: 'api',
  id: 'RT-22',
  category: 'stability',
  severity: 'low',
  peers: [],
  title: text('Runs of the CronJob overlap', 'CronJob 的运行相互重叠'),
  why: text(
    'A run takes longer than its period: runs pile up and work on the same data.',
    '单次运行超过调度周期，任务不断堆积并同时处理同一份数据。'
  ),
  remedy: {
    text: text('Forbid concurrency, or run it less often.', '禁止并发，或降低运行频率。'),
    yaml: `spec:
  concurrencyPolicy: Forbid`,
  },
  needs: ['jobs', 'cronjobs'],
  evaluate({ objects }) {
    const active = Map.groupBy(
      objects.jobs.filter(({ metadata, status }) => metadata.owner?.kind === 'CronJob' && status.active > 0),
      ({ metadata }) => `${metadata.namespace}/${metadata.owner?.name}`
    );
    const allowing = objects.cronjobs.filter(({ concurrencyPolicy }) => concurrencyPolicy === 'Allow');
    return examine(allowing, ({ metadata }) => {
      const count = active.get(`${metadata.namespace}/${metadata.name}`)?.length ?? 0;
      return count < 2
        ? null
        : hazardOf(
            objectRef('CronJob', metadata),
            text(`${count} runs at the same time`, `${count} 个运行同时进行`),
            [figure('Active runs', '进行中的运行', count)],
            { spec: { concurrencyPolicy: 'Allow' } }
          );
    });
  },
};
