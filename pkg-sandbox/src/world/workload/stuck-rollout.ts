import type { ContainerDeclaration, WorkloadDeclaration } from '../declaration.ts';
import type { EventMoment } from '../life/schedule.ts';
import type { PlantedIncident } from '../planted.ts';
import { stopTime, type Fate, type Lifecycle, type PodPlan } from './lifecycle.ts';
import { replicaSetName } from './replica-set.ts';
import { slotPlans } from './steady-pods.ts';

/** What every Deployment of {@link stuckRollout} is in trouble with, beside its pods. */
export const rolloutStuck: PlantedIncident = { container: null, reason: 'ProgressDeadlineExceeded', log: null };

/**
 * A new revision whose first pod never becomes ready, while the old pods serve on. `at`: milliseconds since the world's
 * start. In a StatefulSet the pod with the highest number is replaced, in a Deployment a pod is added.
 */
export function stuckRollout(options: {
  at: number;
  node: string;
  containers: ContainerDeclaration[];
  unschedulable?: string;
}): Lifecycle {
  return (workload, start) => {
    const at = start + options.at;
    const replaced = workload.kind === 'StatefulSet' ? workload.replicas - 1 : null;
    const fate: Fate | null =
      options.unschedulable === undefined ? null : { type: 'unschedulable', message: options.unschedulable };
    const old = Array.from({ length: workload.replicas }, (_, slot) =>
      slotPlans(workload, start, slot).map((plan) =>
        slot === replaced ? { ...plan, deletedAt: at, goneAt: at + stopTime } : plan
      )
    ).flat();
    const fresh: PodPlan = {
      serial: 'stuck',
      slot: replaced ?? workload.replicas,
      revision: 2,
      node: options.unschedulable === undefined ? options.node : null,
      createdAt: replaced === null ? at : at + stopTime + 1_000,
      deletedAt: Infinity,
      goneAt: Infinity,
      containers: options.containers,
      fate,
    };
    const begun = (time: number) => time >= at;
    return {
      plans: () => [...old, fresh],
      desired: () => workload.replicas,
      revision: (time) => (begun(time) ? 2 : 1),
      revisionAt: (revision) => (revision > 1 ? at : start - workload.age),
      containers: (time) => (begun(time) ? options.containers : workload.containers),
      events: (time) => (begun(time) && workload.kind === 'Deployment' ? [scaledUp(workload, 2, 0, 1, at)] : []),
    };
  };
}

/** What the Deployment controller says when it changes the size of a ReplicaSet. */
export function scaledUp(
  workload: WorkloadDeclaration,
  revision: number,
  from: number,
  to: number,
  at: number
): EventMoment {
  return {
    type: 'Normal',
    reason: 'ScalingReplicaSet',
    message: `Scaled ${to > from ? 'up' : 'down'} replica set ${replicaSetName(workload, revision)} from ${from} to ${to}`,
    first: at,
    last: at,
    count: 1,
  };
}
