import { info, known, oneHot, unixSeconds, type Sample } from '../sample.ts';
import { ownerSamples } from './owner-samples.ts';
import type { RawCronJob, RawJob } from './raw-objects.ts';

const truths = ['true', 'false', 'unknown'];
const failures = ['BackoffLimitExceeded', 'DeadlineExceeded', 'Evicted'];

export function jobSamples(job: RawJob): Sample[] {
  const labels = { namespace: job.metadata.namespace ?? '', job_name: job.metadata.name };
  const { spec = {}, status = {} } = job;
  const condition = (type: string) => status.conditions?.find((candidate) => candidate.type === type);
  const complete = condition('Complete');
  const failed = condition('Failed');
  return [
    info('kube_job_info', labels),
    ...ownerSamples('kube_job_owner', labels, job),
    ...known('kube_job_created', labels, unixSeconds(job.metadata.creationTimestamp)),
    ...known('kube_job_spec_completions', labels, spec.completions),
    ...known('kube_job_spec_parallelism', labels, spec.parallelism),
    ...known('kube_job_spec_active_deadline_seconds', labels, spec.activeDeadlineSeconds),
    { name: 'kube_job_status_active', labels, value: status.active ?? 0 },
    { name: 'kube_job_status_succeeded', labels, value: status.succeeded ?? 0 },
    ...((status.failed ?? 0) === 0
      ? [{ name: 'kube_job_status_failed', labels, value: 0 }]
      : oneHot('kube_job_status_failed', labels, 'reason', failures, failed?.reason)),
    ...known('kube_job_status_start_time', labels, unixSeconds(status.startTime)),
    ...known('kube_job_status_completion_time', labels, unixSeconds(status.completionTime)),
    ...(complete === undefined
      ? []
      : oneHot('kube_job_complete', labels, 'condition', truths, complete.status?.toLowerCase())),
    ...(failed === undefined
      ? []
      : oneHot('kube_job_failed', labels, 'condition', truths, failed.status?.toLowerCase())),
  ];
}

export function cronJobSamples(cronJob: RawCronJob): Sample[] {
  const labels = { namespace: cronJob.metadata.namespace ?? '', cronjob: cronJob.metadata.name };
  const { spec = {}, status = {} } = cronJob;
  return [
    info('kube_cronjob_info', {
      ...labels,
      schedule: spec.schedule ?? '',
      concurrency_policy: spec.concurrencyPolicy ?? 'Allow',
    }),
    ...known('kube_cronjob_created', labels, unixSeconds(cronJob.metadata.creationTimestamp)),
    { name: 'kube_cronjob_spec_suspend', labels, value: spec.suspend ? 1 : 0 },
    ...known('kube_cronjob_spec_starting_deadline_seconds', labels, spec.startingDeadlineSeconds),
    { name: 'kube_cronjob_status_active', labels, value: status.active?.length ?? 0 },
    ...known('kube_cronjob_status_last_schedule_time', labels, unixSeconds(status.lastScheduleTime)),
    ...known('kube_cronjob_status_last_successful_time', labels, unixSeconds(status.lastSuccessfulTime)),
  ];
}
