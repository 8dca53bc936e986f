import type { ApiCheck, PrometheusCheck } from '../check.ts';
import { CustomCheckConfig } from './custom-check.ts';
import { toCheck } from './to-check.ts';

export interface CustomChecks {
  api: ApiCheck[];
  prometheus: PrometheusCheck[];
  /** Those that this version can not read: each fault with its place in the check. */
  unreadable: Array<{ id: string; faults: string[] }>;
}

export const noCustomChecks: CustomChecks = { api: [], prometheus: [], unreadable: [] };

/** Custom checks as another part of Vigil, perhaps of another version, tells them. */
export function readCustomChecks(told: ReadonlyArray<{ id: string }>): CustomChecks {
  const result: CustomChecks = { api: [], prometheus: [], unreadable: [] };
  for (const one of told) {
    const parsed = CustomCheckConfig.safeParse(one);
    if (!parsed.success) {
      const faults = parsed.error.issues.map(({ path, message }) =>
        [path.join('.'), message].filter(Boolean).join(': ')
      );
      result.unreadable.push({ id: one.id, faults });
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
