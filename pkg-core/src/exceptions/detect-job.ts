import type { Metadata } from '../kubernetes/metadata.ts';
import type { Job } from '../kubernetes/objects.ts';
import type { ContainerStatus, Pod } from '../kubernetes/pod.ts';
import { findCondition } from '../kubernetes/project-condition.ts';
import type { WorkloadRef } from '../vocabulary/workload-ref.ts';
import type { ContainerException, Detection } from './exception.ts';
import { type GracePeriods, gracePeriods } from './grace-periods.ts';
import { muteEnds, obeyWishes } from './obey-wishes.ts';
import { describeReason } from './reasons/describe-reason.ts';
import { sortTroubles } from './sort-troubles.ts';
import { trouble } from './trouble.ts';
import { wishesOf } from './wishes.ts';

/** The Job itself, or the CronJob (or whatever else) that made it. */
export function jobWorkload(job: Job): WorkloadRef {
  const { namespace, name, owner } = job.metadata;
  return owner ? { kind: owner.kind, namespace, name: owner.name } : { kind: 'Job', namespace, name };
}

/** The exception of a Job, and the pod whose container tells most of it; null when no pod of it is left. */
export interface JobDetection extends Detection {
  pod: Pod | null;
}

/** Whose annotations count beside the Job's own. */
export interface JobOwners {
  /** The CronJob, where there is one. */
  workload?: Metadata;
  namespace?: Metadata;
}

/**
 * Whether a Job has failed for good; told once per Job. `pods` are those it controls, in any order: the latest that
 * failed gives container, exit code and log. A Job that has failed never recovers: it is gone when it is deleted.
 * Without pods it is to be looked at again (the same Job twice), for they may not have been listed yet.
 */
export function detectJob(
  previous: Job | undefined,
  job: Job,
  now: number,
  pods: readonly Pod[],
  grace: GracePeriods = gracePeriods,
  above: JobOwners = {}
): JobDetection {
  const nothing = { exceptions: [], ignored: [], recoveries: [], lookAgainAt: null, pod: null };
  const failed = findCondition(job.conditions, 'Failed');
  const had = previous && findCondition(previous.conditions, 'Failed');
  const isSecondLook = previous === job;
  if (failed?.status !== 'True' || (had?.status === 'True' && !isSecondLook)) {
    return nothing;
  }
  if (pods.length === 0 && !isSecondLook) {
    return { ...nothing, lookAgainAt: now + grace.jobPods };
  }
  const latest = pods
    .flatMap((pod) => pod.containers.flatMap((status) => failureOf(pod, status)))
    .sort((a, b) => b.at - a.at || b.pod.metadata.createdAt - a.pod.metadata.createdAt)[0];
  const own: ContainerException = {
    ...{ container: null, containerRole: null, exitCode: null, signal: null, image: null, containerId: null },
    reason: 'JobFailed',
    severity: describeReason('JobFailed').severity,
    message: failed.message || failed.reason,
    at: failed.changedAt ?? now,
    fingerprint: `${job.metadata.uid}/JobFailed`,
    restartCount: 0,
    log: 'none',
  };
  const exception = latest ? { ...own, ...latest.fields, message: `${own.message}${latest.words}` } : own;
  const wishes = wishesOf(job.metadata, above.workload, above.namespace);
  const told = sortTroubles(obeyWishes([trouble(exception)], wishes, now), undefined, now, null);
  return { ...nothing, ...told, lookAgainAt: muteEnds(wishes, now), pod: latest?.pod ?? null };
}

function failureOf(pod: Pod, status: ContainerStatus) {
  const end = [status.state, status.lastState].find((state) => state?.type === 'terminated');
  if (end?.type !== 'terminated' || end.exitCode === 0) {
    return [];
  }
  const isNewest = end === status.state || status.state.type === 'waiting';
  const fields = {
    container: status.name,
    containerRole: status.role,
    exitCode: end.exitCode < 0 ? null : end.exitCode,
    signal: end.signal,
    image: status.image || null,
    containerId: end.containerId,
    restartCount: status.restartCount,
    log: isNewest ? ('current' as const) : ('previous' as const),
  };
  const words = [end.reason === 'Error' ? '' : end.reason, end.message].filter((word) => word !== '').join(': ');
  return [{ pod, at: end.finishedAt ?? 0, fields, words: words === '' ? '' : `\n${words}` }];
}
