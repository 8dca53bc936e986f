import type { WorkloadDeclaration } from '../declaration.ts';
import type { Actor } from '../workload/actor.ts';
import { barePodActor } from '../workload/bare-pod.ts';
import { cronJobActor } from '../workload/cron-job.ts';
import { daemonSetActor } from '../workload/daemon-set.ts';
import { deploymentActor } from '../workload/deployment.ts';
import { jobActor } from '../workload/job.ts';
import { statefulSetActor } from '../workload/stateful-set.ts';
import { workloads } from './workloads.ts';

const actorOf: Record<WorkloadDeclaration['kind'], (workload: WorkloadDeclaration, start: number) => Actor> = {
  Deployment: deploymentActor,
  Rollout: deploymentActor,
  StatefulSet: statefulSetActor,
  DaemonSet: daemonSetActor,
  Job: jobActor,
  CronJob: cronJobActor,
  Pod: barePodActor,
};

/** All declared workloads, brought to life. */
export function actors(start: number): Actor[] {
  return workloads.map((workload) => actorOf[workload.kind](workload, start));
}
