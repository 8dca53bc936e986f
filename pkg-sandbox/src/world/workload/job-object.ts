import type { WorkloadDeclaration } from '../declaration.ts';
import { rfc3339 } from '../duration.ts';
import type { EventMoment } from '../life/schedule.ts';
import { podMoment } from '../life/pod-moment.ts';
import type { Memory } from '../render/memory.ts';
import { objectOf } from '../render/object-of.ts';
import { podTemplateSpec } from '../render/pod-template.ts';
import type { KubernetesObject } from '../world.ts';
import { aboutObject, type Told } from './actor.ts';
import type { JobLife } from './job-life.ts';

/** The Job as it stands at `time`. */
export function jobObject(
  workload: WorkloadDeclaration,
  job: JobLife,
  time: number,
  memory: Memory<KubernetesObject>
): KubernetesObject {
  const { namespace } = workload;
  const pods = job.pods.filter(({ plan }) => time >= plan.createdAt).map((life) => podMoment(life, time));
  const over = time >= job.endedAt;
  const count = (phase: string) => pods.filter((pod) => pod.phase === phase).length;
  const failed = count('Failed');
  const succeeded = count('Succeeded');
  const active = pods.length - failed - succeeded;
  const ready = pods.filter((pod) => pod.ready).length;
  const end = over ? rfc3339(job.endedAt) : '';
  const condition = (type: string, reason: string, message: string) => ({
    type,
    status: 'True',
    lastProbeTime: end,
    lastTransitionTime: end,
    reason,
    message,
  });
  const limitReached = 'Job has reached the specified backoff limit';
  const labels = { 'app.kubernetes.io/name': workload.name };
  return memory.get(job.name, `${over}/${active}/${ready}/${failed}/${succeeded}`, () =>
    objectOf(
      'Job',
      { namespace, name: job.name, createdAt: job.createdAt, labels, owner: job.owner, generation: 1 },
      {
        spec: {
          parallelism: 1,
          completions: 1,
          backoffLimit: workload.job?.backoffLimit ?? 6,
          completionMode: 'NonIndexed',
          suspend: false,
          selector: { matchLabels: { 'batch.kubernetes.io/job-name': job.name } },
          template: {
            metadata: { labels: { ...labels, 'batch.kubernetes.io/job-name': job.name, 'job-name': job.name } },
            spec: { ...podTemplateSpec(workload, workload.containers), restartPolicy: 'Never' },
          },
        },
        status: {
          startTime: rfc3339(job.createdAt),
          ...(active > 0 && !over ? { active, ready } : { ready: 0 }),
          ...(succeeded > 0 ? { succeeded } : {}),
          ...(failed > 0 ? { failed } : {}),
          ...(over && job.succeeded ? { completionTime: end } : {}),
          ...(over
            ? {
                conditions: job.succeeded
                  ? [
                      condition(
                        'SuccessCriteriaMet',
                        'CompletionsReached',
                        'Reached expected number of succeeded pods'
                      ),
                      condition('Complete', 'CompletionsReached', 'Reached expected number of succeeded pods'),
                    ]
                  : [
                      condition('FailureTarget', 'BackoffLimitExceeded', limitReached),
                      condition('Failed', 'BackoffLimitExceeded', limitReached),
                    ],
              }
            : {}),
          uncountedTerminatedPods: {},
        },
      }
    )
  );
}

/** What the Job controller tells of it. */
export function jobEvents(job: JobLife, object: KubernetesObject, time: number): Told[] {
  const source = { component: 'job-controller' };
  const once = (type: EventMoment['type'], reason: string, message: string, at: number): Told => ({
    about: aboutObject(object),
    event: { type, reason, message, first: at, last: at, count: 1 },
    source,
  });
  return [
    ...job.pods
      .filter(({ plan }) => plan.createdAt <= time)
      .map(({ name, plan }) => once('Normal', 'SuccessfulCreate', `Created pod: ${name}`, plan.createdAt)),
    ...(time >= job.endedAt
      ? [
          job.succeeded
            ? once('Normal', 'Completed', 'Job completed', job.endedAt)
            : once('Warning', 'BackoffLimitExceeded', 'Job has reached the specified backoff limit', job.endedAt),
        ]
      : []),
  ];
}
