import type { PodCondition } from './pod.ts';
import { asMoment, asObjects, asOneOf, asText } from './read-json.ts';

/** The conditions of any object's status. One without a type is left out; a status that is missing is Unknown. */
export function projectConditions(raw: unknown): PodCondition[] {
  return asObjects(raw)
    .map((condition) => ({
      type: asText(condition.type),
      status: asOneOf(condition.status, ['True', 'False', 'Unknown'], 'Unknown'),
      reason: asText(condition.reason),
      message: asText(condition.message),
      changedAt: asMoment(condition.lastTransitionTime),
    }))
    .filter((condition) => condition.type !== '');
}

/** The condition of this type, if the object has one. */
export function findCondition(conditions: readonly PodCondition[], type: string): PodCondition | undefined {
  return conditions.find((condition) => condition.type === type);
}
