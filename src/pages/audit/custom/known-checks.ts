import { apiChecks, catalogue, prometheusChecks } from '@vigil/core/audit/catalogue';
import type { ApiCheck, Check, PrometheusCheck } from '@vigil/core/audit/check';
import { type CustomChecks, noCustomChecks, readCustomChecks } from '@vigil/core/audit/custom/read-custom-checks';

interface KnownChecks {
  custom: CustomChecks;
  all: readonly Check[];
  byId: ReadonlyMap<string, Check>;
  api: readonly ApiCheck[];
  prometheus: readonly PrometheusCheck[];
}

function withCustom(custom: CustomChecks): KnownChecks {
  const all = [...catalogue, ...custom.api, ...custom.prometheus];
  return {
    custom,
    all,
    byId: new Map(all.map((check) => [check.id, check])),
    api: [...apiChecks, ...custom.api],
    prometheus: [...prometheusChecks, ...custom.prometheus],
  };
}

let known = withCustom(noCustomChecks);

/** The checks of the page: those of Vigil, and those of the team once the proxy has told them. */
export function knownChecks(): KnownChecks {
  return known;
}

/** From now on the checks of the team are these, as the proxy tells them. The same ones change nothing. */
export function learnCustomChecks(told: ReadonlyArray<{ id: string }>): CustomChecks {
  known = withCustom(told.length === 0 ? noCustomChecks : readCustomChecks(told));
  return known.custom;
}
