import { minute } from '../duration.ts';
import type { Lifecycle } from './lifecycle.ts';
import { steadyPods } from './steady-pods.ts';

/** The longest wait of the controller between two tries. */
const tryEvery = 8 * minute;
/** Tries before the API server combines those that differ only in the pod's name. */
const similar = 10;

/**
 * Somebody asks for more replicas, and a quota refuses the pods. `at`: milliseconds since the world's start; `quota` in
 * the API server's words: `quota, requested: …, used: …, limited: …`.
 */
export function quotaRefused(options: { at: number; more: number; quota: string }): Lifecycle {
  return (workload, start) => {
    const steady = steadyPods()(workload, start);
    const at = start + options.at;
    return {
      ...steady,
      desired: (time) => workload.replicas + (time >= at ? options.more : 0),
      refused: (time) => {
        const tries = Math.floor((time - at) / tryEvery);
        return time < at
          ? null
          : {
              count: options.more,
              event: {
                type: 'Warning',
                reason: 'FailedCreate',
                message: `(combined from similar events): Error creating: pods "${workload.name}-xxxxx" is forbidden: exceeded quota: ${options.quota}`,
                first: at,
                last: at + tries * tryEvery,
                count: similar + tries,
              },
            };
      },
    };
  };
}
