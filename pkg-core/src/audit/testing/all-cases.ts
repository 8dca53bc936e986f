import { replicaCases } from './cases/replica-cases.ts';
import { budgetCases } from './cases/budget-cases.ts';
import { placementCases } from './cases/placement-cases.ts';
import { probeCases } from './cases/probe-cases.ts';
import { containerCases } from './cases/container-cases.ts';
import { podCases } from './cases/pod-cases.ts';
import { rolloutCases } from './cases/rollout-cases.ts';
import { jobCases } from './cases/job-cases.ts';
import { autoscalerCases } from './cases/autoscaler-cases.ts';
import { networkCases } from './cases/network-cases.ts';
import { storageCases } from './cases/storage-cases.ts';
import { clusterCases } from './cases/cluster-cases.ts';
import type { CheckCase } from './check-case.ts';

/** What every API check says of small clusters. */
export const allCases: readonly CheckCase[] = [
  ...replicaCases,
  ...budgetCases,
  ...placementCases,
  ...probeCases,
  ...containerCases,
  ...podCases,
  ...rolloutCases,
  ...jobCases,
  ...autoscalerCases,
  ...networkCases,
  ...storageCases,
  ...clusterCases,
];
