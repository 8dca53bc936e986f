import type { Job } from '../../kubernetes/objects.ts';
import { workloadKey, type WorkloadRef } from '../../vocabulary/workload-ref.ts';
import type { ApiCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';

const failure = ({ conditions }: Job) => conditions.find(({ type, status }) => type === 'Failed' && status === 'True');

/** The CronJob (or custom controller) that owns the Job, else the Job. */
function topOwner({ metadata: { namespace, name, owner } }: Job): WorkloadRef {
  return owner ? { kind: owner.kind, namespace, name: owner.name } : { kind: 'Job', namespace, name };
}

export const jobFailed: ApiCheck = {
  kind: 'api',
  id: 'RT-16',
  category: 'stability',
  severity: 'medium',
  peers: ['kubernetes-mixin'],
  title: text('Job failed', 'Job 执行失败'),
  why: text(
    'The work was given up and Kubernetes does not try again: a backup, a migration or a report is missing. Nobody notices until it is needed.',
    '任务已被放弃，Kubernetes 不会再重试：备份、迁移或报表可能缺失，往往到需要时才被发现。'
  ),
  remedy: {
    text: text(
      'Read the log of the last pod on the exceptions page, mend the cause, then run the Job again.',
      '在异常页面查看最后一个 Pod 的日志，解决原因后重新运行该 Job。'
    ),
    yaml: null,
  },
  needs: ['jobs'],
  evaluate({ objects }) {
    const owners = new Map<string, { subject: WorkloadRef; jobs: Job[] }>();
    for (const job of objects.jobs) {
      const subject = topOwner(job);
      const known = owners.get(workloadKey(subject));
      owners.set(workloadKey(subject), { subject, jobs: [...(known?.jobs ?? []), job] });
    }
    const hazards = [...owners.values()].flatMap(({ subject, jobs }) => {
      const failed = jobs.filter(failure).sort((a, b) => b.metadata.createdAt - a.metadata.createdAt);
      const latest = failed[0];
      const condition = latest && failure(latest);
      if (!latest || !condition) {
        return [];
      }
      const reason = condition.reason || 'Failed';
      return [
        hazardOf(
          subject,
          text(
            `${failed.length} of ${jobs.length} runs failed, last: ${reason}`,
            `${jobs.length} 次运行中 ${failed.length} 次失败，最近原因：${reason}`
          ),
          [
            figure('Failed runs kept in the cluster', '集群中保留的失败运行', `${failed.length} / ${jobs.length}`),
            figure('Latest failed Job', '最近失败的 Job', latest.metadata.name),
            figure(
              'Failed pods, backoff limit',
              '失败 Pod 数 / 重试上限',
              `${latest.status.failed} / ${latest.backoffLimit}`
            ),
          ],
          {
            kind: 'Job',
            metadata: { name: latest.metadata.name },
            status: { conditions: [{ type: 'Failed', status: 'True', reason, message: condition.message }] },
          }
        ),
      ];
    });
    return { examined: owners.size, hazards };
  },
};
