import type { ContainerDeclaration } from '../declaration.ts';
import { second } from '../duration.ts';
import { stopTime, type Lifecycle, type PodPlan } from './lifecycle.ts';
import { scaledUp } from './stuck-rollout.ts';

/** From one replaced pod to the next, and from a new pod's creation to the old one's end: it must be ready by then. */
const perSlot = 45 * second;
const overlap = 30 * second;

/** A team that deploys a new revision every `every` milliseconds, pod after pod; `of`: what revisions run, if not the same. */
export function rolling(every: number, of?: (revision: number) => ContainerDeclaration[] | undefined): Lifecycle {
  return (workload, start) => {
    const containersOf = (revision: number) => of?.(revision) ?? workload.containers;
    const origin = start - workload.age;
    const revisionOf = (time: number) => Math.max(1, Math.floor((time - origin) / every) + 1);
    const bornAt = (revision: number, slot: number) => origin + (revision - 1) * every + slot * perSlot;
    const plan = (revision: number, slot: number): PodPlan => {
      const deletedAt = bornAt(revision + 1, slot) + overlap;
      return {
        serial: `${revision}/${slot}`,
        slot,
        revision,
        // The same node for both revisions of a slot, so that at no moment all replicas stand on one.
        node: workload.nodes[slot % workload.nodes.length] ?? null,
        createdAt: bornAt(revision, slot),
        deletedAt,
        goneAt: deletedAt + stopTime,
        containers: containersOf(revision),
        fate: null,
      };
    };
    const slots = Array.from({ length: workload.replicas }, (_, slot) => slot);
    return {
      plans: (time) => {
        const newest = revisionOf(time);
        return [newest - 1, newest].filter((each) => each > 0).flatMap((each) => slots.map((slot) => plan(each, slot)));
      },
      desired: () => workload.replicas,
      revision: revisionOf,
      revisionAt: (revision) => origin + (revision - 1) * every,
      containers: (time) => containersOf(revisionOf(time)),
      events: (time) => {
        const newest = revisionOf(time);
        return [newest - 1, newest]
          .filter((each) => each > 0)
          .flatMap((each) =>
            slots.flatMap((slot) => [
              scaledUp(workload, each, slot, slot + 1, bornAt(each, slot)),
              ...(each > 1
                ? [
                    scaledUp(
                      workload,
                      each - 1,
                      workload.replicas - slot,
                      workload.replicas - slot - 1,
                      bornAt(each, slot) + overlap
                    ),
                  ]
                : []),
            ])
          )
          .filter(({ first }) => first <= time);
      },
    };
  };
}
