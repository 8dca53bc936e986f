import { second } from '../duration.ts';
import type { Lifecycle } from './lifecycle.ts';
import { steadyPods } from './steady-pods.ts';

/** The first pod is evicted `at` milliseconds after the world's start; its remains stay, another takes its place. */
export function evictedOnce(at: number, refuge: string, message: string): Lifecycle {
  return (workload, start) => {
    const steady = steadyPods()(workload, start);
    const evictedAt = start + at;
    const plans = steady.plans(start).flatMap((plan) =>
      plan.slot === 0
        ? [
            { ...plan, fate: { type: 'evicted', at: evictedAt, message } as const },
            { ...plan, serial: '0-again', node: refuge, createdAt: evictedAt + second },
          ]
        : [plan]
    );
    return { ...steady, plans: () => plans };
  };
}
