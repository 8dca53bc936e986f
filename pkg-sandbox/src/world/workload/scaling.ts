import { stopTime, type Lifecycle, type PodPlan } from './lifecycle.ts';
import { scaledUp } from './stuck-rollout.ts';
import { slotPlans } from './steady-pods.ts';

/** An autoscaler's doing: `steps` replicas one after the other, each for `every` milliseconds, over again for ever. */
export function scaling(steps: number[], every: number): Lifecycle {
  return (workload, start) => {
    const origin = start - workload.age;
    const always = Math.min(...steps);
    const most = Math.max(...steps);
    const cycle = steps.length * every;
    const wanted = (step: number) => steps[((step % steps.length) + steps.length) % steps.length] ?? always;
    const stepAt = (time: number) => Math.floor((time - origin) / every);
    const constant = Array.from({ length: always }, (_, slot) => slotPlans(workload, start, slot)).flat();
    const extra = (slot: number, fromStep: number): PodPlan => {
      let untilStep = fromStep + 1;
      while (wanted(untilStep) > slot) {
        untilStep++;
      }
      const deletedAt = origin + untilStep * every;
      return {
        serial: `${slot}/${fromStep}`,
        slot,
        revision: 1,
        node: workload.nodes[slot % workload.nodes.length] ?? null,
        createdAt: origin + fromStep * every,
        deletedAt,
        goneAt: deletedAt + stopTime,
        containers: workload.containers,
        fate: null,
      };
    };
    return {
      plans: (time) => {
        const now = stepAt(time);
        const plans = [...constant];
        for (let slot = always; slot < most; slot++) {
          // A pod was born at each step where its slot came to be wanted.
          for (let step = now; step > now - 2 * steps.length; step--) {
            if (wanted(step) > slot && wanted(step - 1) <= slot) {
              plans.push(extra(slot, step));
            }
          }
        }
        return plans;
      },
      desired: (time) => wanted(stepAt(time)),
      revision: () => 1,
      revisionAt: () => origin,
      containers: () => workload.containers,
      events: (time) => {
        const now = stepAt(time);
        return steps
          .map((_, back) => now - back)
          .filter((step) => wanted(step) !== wanted(step - 1) && origin + step * every > time - cycle)
          .map((step) => scaledUp(workload, 1, wanted(step - 1), wanted(step), origin + step * every));
      },
    };
  };
}
