import { asIntOrPercent } from './int-or-percent.ts';
import type { Deployment } from './objects.ts';
import { projectConditions } from './project-condition.ts';
import { projectMetadata } from './project-metadata.ts';
import { projectTemplate } from './project-pod-spec.ts';
import { projectSelector } from './project-selector.ts';
import { asNumber, asObject, asOneOf } from './read-json.ts';

/** The defaults are those of the API server; undefined without uid or name. */
export function projectDeployment(raw: unknown): Deployment | undefined {
  const metadata = projectMetadata(raw);
  if (!metadata) {
    return undefined;
  }
  const spec = asObject(asObject(raw).spec);
  const status = asObject(asObject(raw).status);
  const strategy = asObject(spec.strategy);
  const rolling = asObject(strategy.rollingUpdate);
  return {
    metadata,
    replicas: asNumber(spec.replicas, 1),
    selector: projectSelector(spec.selector),
    template: projectTemplate(spec.template),
    strategy: {
      type: asOneOf(strategy.type, ['RollingUpdate', 'Recreate'], 'RollingUpdate'),
      maxUnavailable: asIntOrPercent(rolling.maxUnavailable) ?? '25%',
      maxSurge: asIntOrPercent(rolling.maxSurge) ?? '25%',
    },
    paused: spec.paused === true,
    status: {
      replicas: asNumber(status.replicas, 0),
      ready: asNumber(status.readyReplicas, 0),
      available: asNumber(status.availableReplicas, 0),
      updated: asNumber(status.updatedReplicas, 0),
      observedGeneration: asNumber(status.observedGeneration, 0),
    },
    generation: asNumber(asObject(asObject(raw).metadata).generation, 0),
    conditions: projectConditions(status.conditions),
  };
}
