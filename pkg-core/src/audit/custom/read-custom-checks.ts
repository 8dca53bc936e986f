import type { ApiCheck, PrometheusCheck } from '../check.ts';
import { CustomCheckConfig } from './custom-check.ts';
import { toCheck } from './to-check.ts';

export interface CustomChecks {
  api: ApiCheck[];
  prometheus: PrometheusCheck[];
  /** Ids of those that this version can not read. */
  unreadable: string[];
}

export const noCustomChecks: CustomChecks = { api: [], prometheus: [], unreadable: [] };

/** Custom checks as another part of Vigil, perhaps of another version, tells them. */
export function readCustomChecks(told: ReadonlyArray<{ id: string }>): CustomChecks {
  const result: CustomChecks = { api: [], prometheus: [], unreadable: [] };
  for (const one of told) {
    const parsed = CustomCheckConfig.safeParse(one);
    if (!parsed.success) {
      result.unreadable.push(one.id);
      continue;
    }
    const check = toCheck(parsed.data);
    if (check.kind === 'api') {
      result.api.push(check);
    } else {
      result.prometheus.push(check);
    }
  }
  return result;
}
