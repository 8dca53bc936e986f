import { askOnce } from '@vigil/core/audit/ask-once';
import { prometheusChecks } from '@vigil/core/audit/catalogue';
import { lacksNodes, prometheusQueries, readPrometheusCheck } from '@vigil/core/audit/evaluate-prometheus';
import { nodeNamesQuery, readNodeNames } from '@vigil/core/audit/node-names';
import type { CheckResult } from '@vigil/core/vocabulary/finding';
import type { Ask } from './ask-prometheus.ts';

const scope = { matchers: '', clusterLabel: null };

/** The result of every check that rests on Prometheus, at one moment. */
export async function readPrometheusChecks(ask: Ask, time: number): Promise<CheckResult[]> {
  const askNow = askOnce((expression) => ask(expression, time));
  const results: CheckResult[] = [];
  for (const check of prometheusChecks) {
    const { probe, query } = prometheusQueries(check, scope);
    const found = await askNow(query);
    const nodeOf = readNodeNames(lacksNodes(found) ? await askNow(nodeNamesQuery(scope)) : []);
    results.push(readPrometheusCheck(check, await askNow(probe), found, { cluster: '', scope, nodeOf }));
  }
  return results;
}
