import type { WorkloadDeclaration } from '../declaration.ts';
import { minute, rfc3339 } from '../duration.ts';
import { Memory } from '../render/memory.ts';
import { objectOf, ownerOf } from '../render/object-of.ts';
import { podTemplateSpec } from '../render/pod-template.ts';
import type { KubernetesObject } from '../world.ts';
import { aboutObject, type Actor, type Told } from './actor.ts';
import { layOutJob, type JobLife } from './job-life.ts';
import { jobEvents, jobObject } from './job-object.ts';

/** A CronJob and the last of its Jobs, as many as its history limits keep. */
export function cronJobActor(workload: WorkloadDeclaration, start: number): Actor {
  const { namespace, name, job: declared } = workload;
  const every = declared?.every ?? 10 * minute;
  const keep = Math.max(declared?.keepFailed ?? 1, declared?.keepSucceeded ?? 3);
  const memory = new Memory<KubernetesObject>();
  const laidOut = new Map<number, JobLife>();
  const owner = ownerOf('CronJob', namespace, name);
  const jobOf = (run: number): JobLife => {
    const known = laidOut.get(run);
    if (known) {
      return known;
    }
    if (laidOut.size > 16) {
      laidOut.clear();
      memory.keepOnly(new Set());
    }
    // Minutes since 1970, as the CronJob controller names its Jobs.
    const scheduledAt = run * every;
    const next = layOutJob(workload, `${name}-${scheduledAt / minute}`, owner, scheduledAt, Infinity);
    const length = next.endedAt - next.createdAt;
    const life = layOutJob(workload, next.name, owner, scheduledAt, scheduledAt + keep * every + length);
    laidOut.set(run, life);
    return life;
  };
  const jobs = (time: number): JobLife[] => {
    const latest = Math.floor(time / every);
    return Array.from({ length: keep + 2 }, (_, back) => jobOf(latest - back)).filter(
      (job) => time >= job.createdAt && time < job.goneAt
    );
  };
  const cronObject = (time: number): KubernetesObject => {
    const all = jobs(time);
    const active = all.filter((job) => time < job.endedAt);
    const success = all.find((job) => job.succeeded && time >= job.endedAt);
    const scheduledAt = all[0]?.createdAt;
    return memory.get('cron', `${scheduledAt}/${active.length}/${success?.name}`, () =>
      objectOf(
        'CronJob',
        { namespace, name, createdAt: start - workload.age, labels: { 'app.kubernetes.io/name': name }, generation: 1 },
        {
          spec: {
            schedule: declared?.schedule,
            concurrencyPolicy: 'Forbid',
            suspend: false,
            successfulJobsHistoryLimit: declared?.keepSucceeded,
            failedJobsHistoryLimit: declared?.keepFailed,
            jobTemplate: {
              spec: {
                backoffLimit: declared?.backoffLimit,
                template: {
                  metadata: { labels: { 'app.kubernetes.io/name': name } },
                  spec: { ...podTemplateSpec(workload, workload.containers), restartPolicy: 'Never' },
                },
              },
            },
          },
          status: {
            ...(scheduledAt === undefined ? {} : { lastScheduleTime: rfc3339(scheduledAt) }),
            ...(success ? { lastSuccessfulTime: rfc3339(success.endedAt) } : {}),
            ...(active.length > 0
              ? { active: active.map((job) => ({ ...ownerOf('Job', namespace, job.name), namespace })) }
              : {}),
          },
        }
      )
    );
  };
  const events = (time: number): Told[] => {
    const about = aboutObject(cronObject(time));
    const source = { component: 'cronjob-controller' };
    return jobs(time).flatMap((job) => [
      ...jobEvents(job, jobObject(workload, job, time, memory), time),
      {
        about,
        source,
        event: {
          type: 'Normal' as const,
          reason: 'SuccessfulCreate',
          message: `Created job ${job.name}`,
          first: job.createdAt,
          last: job.createdAt,
          count: 1,
        },
      },
    ]);
  };
  return {
    namespace,
    lives: (time) => jobs(time).flatMap((job) => job.pods.filter(({ plan }) => time >= plan.createdAt)),
    objects: (time) => [
      ['cronjobs', cronObject(time)],
      ...jobs(time).map((job): [string, KubernetesObject] => ['jobs', jobObject(workload, job, time, memory)]),
    ],
    events,
    volumes: () => [],
  };
}
