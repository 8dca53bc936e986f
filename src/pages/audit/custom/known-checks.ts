import { catalogue, prometheusChecks } from '@vigil/core/audit/catalogue';
import type { Check, PrometheusCheck } from '@vigil/core/audit/check';
import { type CustomChecks, noCustomChecks } from '@vigil/core/audit/custom/read-custom-checks';

/** The checks of the page: those of Vigil, and those of the team as far as the proxy has told them. */
export interface KnownChecks {
  custom: CustomChecks;
  all: readonly Check[];
  byId: ReadonlyMap<string, Check>;
  prometheus: readonly PrometheusCheck[];
}

/** The checks of Vigil and these of the team. */
export function knownChecks(custom: CustomChecks): KnownChecks {
  const all = [...catalogue, ...custom.api, ...custom.prometheus];
  return {
    custom,
    all,
    byId: new Map(all.map((check) => [check.id, check])),
    prometheus: [...prometheusChecks, ...custom.prometheus],
  };
}

/** The checks of Vigil alone. */
export const ownChecks = knownChecks(noCustomChecks);
