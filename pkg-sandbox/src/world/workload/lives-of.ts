import type { PodLife } from '../life/pod-life.ts';
import type { LifecycleRun, PodPlan } from './lifecycle.ts';

/** Keeps this many laid-out pods; more than any workload has at one moment. */
const kept = 64;

/** The pods that exist at a moment, each laid out once. */
export function livesOf(
  lifecycle: Pick<LifecycleRun, 'plans'>,
  layOut: (plan: PodPlan) => PodLife
): (time: number) => PodLife[] {
  const laidOut = new Map<string, PodLife>();
  return (time) =>
    lifecycle
      .plans(time)
      .filter((plan) => time >= plan.createdAt && time < plan.goneAt)
      .map((plan) => {
        const known = laidOut.get(plan.serial);
        if (known) {
          return known;
        }
        if (laidOut.size >= kept) {
          laidOut.clear();
        }
        const life = layOut(plan);
        laidOut.set(plan.serial, life);
        return life;
      });
}
