import type { Job } from '../../kubernetes/objects.ts';
import { findCondition } from '../../kubernetes/project-condition.ts';
import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { objectRef } from '../object-ref.ts';

const finished = (job: Job) =>
  job.conditions.some(({ type, status }) => /^(?:Failed|Complete)$/.test(type) && status === 'True');
const failed = (job: Job) => findCondition(job.conditions, 'Failed')?.status === 'True';

export const cronJobKeepsFailing: ApiCheck = {
  kind: 'api',
  id: 'RT-21',
  category: 'stability',
  severity: 'medium',
  peers: [],
  alert: {
    name: 'CronJobKeepsFailing',
    for: '0s',
    summary: 'Last three runs of {{ $labels.workload_kind }} {{ $labels.namespace }}/{{ $labels.workload }} failed',
  },
  title: text('Last three runs of the CronJob failed', 'CronJob 最近三次运行全部失败'),
  why: text(
    'It is no accident any more: what it should do has not been done for a while.',
    '这已不是偶发：它该做的事已有一段时间没有完成。'
  ),
  remedy: {
    text: text('Read the log of the latest run on the exceptions page.', '在异常页面查看最近一次运行的日志。'),
    yaml: null,
  },
  needs: ['jobs', 'cronjobs'],
  evaluate({ objects }) {
    const runs = Map.groupBy(
      objects.jobs.filter((job) => job.metadata.owner?.kind === 'CronJob' && finished(job)),
      ({ metadata }) => `${metadata.namespace}/${metadata.owner?.name}`
    );
    const judged = [...runs.values()]
      .map((jobs) => jobs.sort((a, b) => b.metadata.createdAt - a.metadata.createdAt).slice(0, 3))
      .filter((jobs) => jobs.length === 3);
    return examine(judged, (jobs) => {
      const { namespace = '', owner } = jobs[0]?.metadata ?? {};
      return jobs.every(failed)
        ? hazardOf(
            objectRef('CronJob', { namespace, name: owner?.name ?? '' }),
            text('3 of the last 3 runs failed', '最近 3 次运行全部失败'),
            jobs.map((job) =>
              figure(job.metadata.name, job.metadata.name, findCondition(job.conditions, 'Failed')?.reason ?? '')
            )
          )
        : null;
    });
  },
};
