import type { WorkloadDeclaration } from '../declaration.ts';
import { Memory } from '../render/memory.ts';
import type { KubernetesObject } from '../world.ts';
import type { Actor } from './actor.ts';
import { layOutJob } from './job-life.ts';
import { jobEvents, jobObject } from './job-object.ts';

/** A Job that was started once; it and its pods stay when it is over. A negative age: it starts after the world does. */
export function jobActor(workload: WorkloadDeclaration, start: number): Actor {
  const memory = new Memory<KubernetesObject>();
  const job = layOutJob(workload, workload.name, null, start - workload.age, Infinity);
  const begun = (time: number) => time >= job.createdAt;
  return {
    namespace: workload.namespace,
    lives: (time) => job.pods.filter(({ plan }) => time >= plan.createdAt),
    objects: (time) => (begun(time) ? [['jobs', jobObject(workload, job, time, memory)]] : []),
    events: (time) => (begun(time) ? jobEvents(job, jobObject(workload, job, time, memory), time) : []),
    volumes: () => [],
  };
}
