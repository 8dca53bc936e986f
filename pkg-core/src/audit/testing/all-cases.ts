import { availabilityCases } from './availability-cases.ts';
import type { CheckCase } from './check-case.ts';
import { clusterCases } from './cluster-cases.ts';
import { firstCases } from './first-cases.ts';
import { workloadCases } from './workload-cases.ts';

/** What every API check says of small clusters. */
export const allCases: readonly CheckCase[] = [...firstCases, ...availabilityCases, ...workloadCases, ...clusterCases];
