import type { WorkloadDeclaration } from '../declaration.ts';
import { layOutPod } from '../life/pod-life.ts';
import { selectorOf } from '../render/pod-template.ts';
import type { Actor } from './actor.ts';
import { livesOf } from './lives-of.ts';

/** A pod that someone made by hand: nothing owns it. */
export function barePodActor(workload: WorkloadDeclaration, start: number): Actor {
  const lives = livesOf(workload.lifecycle(workload, start), (plan) =>
    layOutPod(workload, plan, {
      name: workload.name,
      owner: null,
      labels: selectorOf(workload),
      restartPolicy: 'Always',
    })
  );
  return { namespace: workload.namespace, lives, objects: () => [], events: () => [], volumes: () => [] };
}
