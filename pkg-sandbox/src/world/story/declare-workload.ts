import type { WorkloadDeclaration } from '../declaration.ts';
import { day, minute } from '../duration.ts';
import { fraction } from '../hash.ts';
import { steadyPods } from '../workload/steady-pods.ts';

/** What a story file says of a workload; the rest is that of a well-kept one. */
export type WorkloadStory = Pick<WorkloadDeclaration, 'namespace' | 'name' | 'containers' | 'nodes'> &
  Partial<WorkloadDeclaration>;

function workload(kind: WorkloadDeclaration['kind'], story: WorkloadStory): WorkloadDeclaration {
  return {
    kind,
    replicas: story.nodes.length,
    os: 'linux',
    age: Math.round((2 + 18 * fraction(`${story.namespace}/${story.name}`)) * day),
    spread: story.nodes.length > 1,
    strategy: 'RollingUpdate',
    nodeSelector: {},
    priorityClass: null,
    servicePort: null,
    budget: null,
    autoscaler: null,
    claim: null,
    secretVolume: null,
    annotations: {},
    lifecycle: steadyPods(),
    job: null,
    planted: [],
    ...story,
  };
}

/** A Deployment of one replica per node named, spread, with a budget, behind a Service. */
export function deployment(story: WorkloadStory): WorkloadDeclaration {
  return workload('Deployment', { servicePort: 80, budget: { maxUnavailable: 1 }, ...story });
}

/** A custom controller's workload; otherwise like a Deployment. */
export function rollout(story: WorkloadStory): WorkloadDeclaration {
  return workload('Rollout', { servicePort: 80, budget: { maxUnavailable: 1 }, ...story });
}

export function statefulSet(story: WorkloadStory): WorkloadDeclaration {
  return workload('StatefulSet', { servicePort: 80, budget: { maxUnavailable: 1 }, ...story });
}

export function daemonSet(story: WorkloadStory): WorkloadDeclaration {
  return workload('DaemonSet', { ...story, spread: false });
}

export function job(story: WorkloadStory & { backoffLimit?: number }): WorkloadDeclaration {
  const { backoffLimit = 3, ...rest } = story;
  return workload('Job', {
    ...rest,
    spread: false,
    job: { schedule: '', every: 0, backoffLimit, keepSucceeded: 0, keepFailed: 0 },
  });
}

/** `everyMinutes` divides 60. */
export function cronJob(
  story: WorkloadStory & { everyMinutes: number; backoffLimit?: number; keep: number }
): WorkloadDeclaration {
  const { everyMinutes, backoffLimit = 1, keep, ...rest } = story;
  return workload('CronJob', {
    ...rest,
    spread: false,
    job: {
      schedule: `*/${everyMinutes} * * * *`,
      every: everyMinutes * minute,
      backoffLimit,
      keepSucceeded: keep,
      keepFailed: keep,
    },
  });
}

export function barePod(story: WorkloadStory): WorkloadDeclaration {
  return workload('Pod', { ...story, spread: false });
}
