import type { CheckWorld } from './check-world.ts';
import { clusterWorlds } from './cluster-worlds.ts';
import { coverageWorlds } from './coverage-worlds.ts';
import { workloadWorlds } from './workload-worlds.ts';

/** Each check alone in a small world: what its probe counts and what it finds. */
export const cases: Record<string, CheckWorld> = { ...workloadWorlds, ...clusterWorlds, ...coverageWorlds };
