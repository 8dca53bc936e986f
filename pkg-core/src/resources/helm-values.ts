import type { WorkloadRef } from '../vocabulary/workload-ref.ts';
import { resourcesOf } from './kubectl-patch.ts';
import type { Recommendation } from './recommend.ts';

/**
 * Recommendations as Helm values in YAML: under `resources`, as most charts have it, for one container; under its name for
 * each of several. Charts differ, which the first line says.
 */
export function helmValues(workload: WorkloadRef, recommendations: readonly Recommendation[]): string {
  const [only, ...more] = recommendations;
  const lines =
    only && more.length === 0
      ? resourceLines(only, '')
      : recommendations.flatMap((one) => [`${one.container}:`, ...resourceLines(one, '  ')]);
  return [
    `# ${workload.kind} ${workload.namespace}/${workload.name}: move it to where its chart has it`,
    ...lines,
    '',
  ].join('\n');
}

function resourceLines(recommendation: Recommendation, indent: string): string[] {
  const blocks = Object.entries(resourcesOf(recommendation)).flatMap(([block, values]) => {
    const set = Object.entries(values).filter(([, value]) => value !== undefined);
    return set.length === 0
      ? []
      : [`${indent}  ${block}:`, ...set.map(([name, value]) => `${indent}    ${name}: ${value}`)];
  });
  return [`${indent}resources:`, ...blocks];
}
