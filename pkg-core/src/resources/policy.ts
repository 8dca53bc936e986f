/** Every threshold of the resource verdicts. Ratios are shares of 1. */
export interface Policy {
  /** Average CPU over the CPU limit, from here on: starved. */
  starvedOfLimit: number;
  /** Average CPU over the CPU request, beyond this: starved, it lives on what others leave over. */
  starvedOfRequest: number;
  /** … both for pods observed this many seconds (or nearly all of a shorter window): every start is busy. */
  starvedMinSeconds: number;
  /** CFS periods in which a container was throttled, beyond this. */
  throttled: number;
  /** Peak working set over the memory limit, from here on. */
  oomRisk: number;
  /** Wasteful: both peaks below these shares of their requests … */
  wastefulCpu: number;
  wastefulMemory: number;
  /** … the CPU request at least this many cores … */
  wastefulMinCores: number;
  /** … and the pod observed for this many seconds (or nearly all of a shorter window). */
  wastefulMinSeconds: number;
  /** Requests of a node over what it can allocate, beyond this: over-committed. */
  overCommitted: number;
  /** Recommendations add this much to what was measured. */
  headRoom: number;
  /** … and multiply by this where a limit cut the measurement off. */
  cutOffFactor: number;
}

export const defaultPolicy: Policy = {
  starvedOfLimit: 0.8,
  starvedOfRequest: 1,
  starvedMinSeconds: 300,
  throttled: 0.25,
  oomRisk: 0.9,
  wastefulCpu: 0.2,
  wastefulMemory: 0.3,
  wastefulMinCores: 0.1,
  wastefulMinSeconds: 1800,
  overCommitted: 1,
  headRoom: 0.15,
  cutOffFactor: 1.5,
};
