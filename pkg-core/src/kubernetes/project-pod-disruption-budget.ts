import { asIntOrPercent } from './int-or-percent.ts';
import type { PodDisruptionBudget } from './objects.ts';
import { projectMetadata } from './project-metadata.ts';
import { projectSelector } from './project-selector.ts';
import { asNumber, asObject } from './read-json.ts';

/** Undefined without uid or name. A budget without a selector selects nothing, one with an empty selector everything. */
export function projectPodDisruptionBudget(raw: unknown): PodDisruptionBudget | undefined {
  const metadata = projectMetadata(raw);
  const spec = asObject(asObject(raw).spec);
  const status = asObject(asObject(raw).status);
  return (
    metadata && {
      metadata,
      selector: spec.selector ? projectSelector(spec.selector) : null,
      minAvailable: asIntOrPercent(spec.minAvailable),
      maxUnavailable: asIntOrPercent(spec.maxUnavailable),
      status: {
        disruptionsAllowed: asNumber(status.disruptionsAllowed, 0),
        currentHealthy: asNumber(status.currentHealthy, 0),
        desiredHealthy: asNumber(status.desiredHealthy, 0),
        expectedPods: asNumber(status.expectedPods, 0),
      },
    }
  );
}
