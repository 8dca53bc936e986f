import type { NodeRequirement, PodSpec, Repulsion, SpreadConstraint, Toleration } from './pod.ts';
import { projectSelector } from './project-selector.ts';
import { asNumber, asObject, asObjects, asOneOf, asText, asTexts, type Json } from './read-json.ts';

const operators = ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'] as const;

/** The rules by which the scheduler places a pod. What a pod does not ask for is absent, to keep thousands of pods small. */
export function projectPlacement(
  spec: Json
): Pick<PodSpec, 'tolerations' | 'nodeTerms' | 'spreadConstraints' | 'repels'> {
  const affinity = asObject(spec.affinity);
  const required = 'requiredDuringSchedulingIgnoredDuringExecution';
  const tolerations = asObjects(spec.tolerations).map(projectToleration);
  const nodeTerms = projectNodeTerms(asObject(asObject(affinity.nodeAffinity)[required]).nodeSelectorTerms);
  const spreadConstraints = asObjects(spec.topologySpreadConstraints).map(projectSpread);
  const repels = asObjects(asObject(affinity.podAntiAffinity)[required]).map((term): Repulsion => ({
    topologyKey: asText(term.topologyKey),
    selector: projectSelector(term.labelSelector),
  }));
  return {
    ...(tolerations.length > 0 ? { tolerations } : {}),
    ...(nodeTerms.length > 0 ? { nodeTerms } : {}),
    ...(spreadConstraints.length > 0 ? { spreadConstraints } : {}),
    ...(repels.length > 0 ? { repels } : {}),
  };
}

/** The terms of a node selector. A requirement on the node's name stands as one on `metadata.name`. */
export function projectNodeTerms(raw: unknown): NodeRequirement[][] {
  return asObjects(raw).map((term) =>
    [...asObjects(term.matchExpressions), ...asObjects(term.matchFields)].map((requirement) => ({
      key: asText(requirement.key),
      operator: asOneOf(requirement.operator, operators, 'In'),
      values: asTexts(requirement.values),
    }))
  );
}

function projectToleration(raw: Json): Toleration {
  return {
    key: asText(raw.key),
    operator: asOneOf(raw.operator, ['Exists', 'Equal'], 'Equal'),
    value: asText(raw.value),
    effect: asText(raw.effect),
  };
}

function projectSpread(raw: Json): SpreadConstraint {
  return {
    maxSkew: asNumber(raw.maxSkew, 1),
    topologyKey: asText(raw.topologyKey),
    hard: raw.whenUnsatisfiable !== 'ScheduleAnyway',
    selector: projectSelector(raw.labelSelector),
  };
}
