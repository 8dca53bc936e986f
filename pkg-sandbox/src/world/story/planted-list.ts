import type { IgnoreRule } from '@vigil/core/exceptions/ignore-rules';
import { hour } from '../duration.ts';
import type { Planted } from '../planted.ts';
import { auditPlanted } from './audit-planted.ts';
import { nodesPlanted } from './node-troubles.ts';
import { orphansPlanted } from './orphans.ts';
import { quotasPlanted } from './quota.ts';
import { workloads } from './workloads.ts';

/** Every planted trouble: whatever is not here must not be said of the cluster. */
export const planted: Planted[] = [
  ...workloads.flatMap((workload) => workload.planted),
  ...orphansPlanted,
  ...nodesPlanted,
  ...quotasPlanted,
  ...auditPlanted,
];

/** Rules by which something in the story is left out, and must be counted as such. */
export const plantedIgnored: IgnoreRule[] = ['job-retry', 'muted', 'told-by-state'];

/** From so many milliseconds after the world's start on, all of it is there. */
export const plantedAfter = 6 * hour;
