import type { Check, CheckDescription } from '../check.ts';
import type { CustomCheckConfig } from './custom-check.ts';
import { objectCheck } from './object-check.ts';
import { queryCheck } from './query-check.ts';

/** A check of a team as one of ours: evaluated, graded and shown alike. The configuration must be valid. */
export function toCheck(config: CustomCheckConfig): Check {
  const { id, category, severity, title, why, remedy, yaml, objects, prometheus } = config;
  const description: CheckDescription = {
    ...{ id, category, severity, title, why },
    remedy: { text: remedy, yaml: yaml ?? null },
    peers: [],
    custom: true,
  };
  if (objects) {
    return objectCheck(description, objects);
  }
  if (prometheus) {
    return queryCheck(description, prometheus);
  }
  throw new Error(`${id} has neither objects nor prometheus`);
}
