import { matches } from '../prometheus/matchers.ts';
import type { PlanReport, QueryRun } from '../prometheus/run-plan.ts';
import { selector } from '../prometheus/selector.ts';
import type { PlanRunner } from './analyse-resources.ts';
import {
  intervalOf,
  planProbe,
  podCounts,
  readCapabilities,
  wantedMetrics,
  type Capabilities,
  type ProbeId,
} from './capabilities.ts';
import type { Answers, PlannedQuery } from './planned-query.ts';
import { clusterMatcher, type ResourceScope } from './scope.ts';

/** The namespace that every cluster has: what is collected is collected of its pods too. */
const everywhere = 'namespace="kube-system"';

/**
 * Finds out what there is to ask. First a few series that stand for the rest (one a node for the interval, one namespace
 * for the names of metrics); what they leave open is asked of everything. Nothing counts as absent before that. Rejects
 * with the failure of a question without whose answer "not collected" would be a guess.
 */
export async function probe<Failure>(
  scope: ResourceScope,
  run: PlanRunner<Failure>
): Promise<{ capabilities: Capabilities; runs: Array<QueryRun<Failure>>; warnings: string[] }> {
  const first = await run<ProbeId>(quickProbe(scope), []);
  const known = readQuickProbe(first.answers);
  const rest = remainingProbe(scope, known);
  const second: PlanReport<ProbeId, Failure> =
    rest.length > 0 ? await run<ProbeId>(rest, first.runs) : { answers: {}, runs: [], warnings: [] };
  const blind = second.runs.find(({ id, error }) => error !== undefined && (id === 'usage' || id === 'metrics'));
  if (blind?.error !== undefined) {
    throw blind.error;
  }
  return {
    capabilities: readCapabilities({
      ...known,
      ...second.answers,
      metrics: [...(known.metrics ?? []), ...(second.answers.metrics ?? [])],
    }),
    // A question that was asked again is told once.
    runs: [...first.runs.filter(({ id }) => !second.runs.some((again) => again.id === id)), ...second.runs],
    warnings: [...first.warnings, ...second.warnings],
  };
}

/** Questions that touch few series; `jobs` alone looks at every pod. */
export function quickProbe(scope: ResourceScope): Array<PlannedQuery<ProbeId>> {
  const cluster = clusterMatcher(scope);
  const names = matches('__name__', wantedMetrics.join('|'));
  const cheap: Partial<Record<ProbeId, string>> = {
    jobs: podCounts(cluster),
    interval: intervalOf(selector('container_cpu_usage_seconds_total', 'id="/"', cluster)),
    metrics: `count by (__name__) (${selector('', names, everywhere, cluster)})`,
  };
  const questions = planProbe(scope)
    .filter(({ id }) => id !== 'usage' && id !== 'pods')
    .map((query) => ({ ...query, expr: cheap[query.id] ?? query.expr }));
  return [...questions, { id: 'noNumber', title, expr: 'vector(0) / 0' }];
}

const title = { en: 'What the server can do', zh: '服务器的能力' };

/**
 * Prometheus and its kin answer 0/0 with NaN; VictoriaMetrics leaves out what is no number. Only then a function of its
 * own is tried, so that no other server is asked what it must refuse.
 * https://docs.victoriametrics.com/victoriametrics/metricsql/#rollup_rate
 */
function engineProbe({ noNumber }: Answers<ProbeId>): Array<PlannedQuery<ProbeId>> {
  return noNumber?.length === 0 ? [{ id: 'rollup', title, expr: 'count(rollup_rate(vector(1)[5m:1m]))' }] : [];
}

/** Where one job alone knows pods by their cgroups, these are all the pods there are. */
function readQuickProbe(answers: Answers<ProbeId>): Answers<ProbeId> {
  const [job, ...more] = answers.jobs ?? [];
  return job && more.length === 0 && job.value > 0
    ? { ...answers, usage: [{ labels: { form: 'pod' }, value: job.value }], pods: [{ labels: {}, value: job.value }] }
    : answers;
}

/** The questions that are still open, in full. */
function remainingProbe(scope: ResourceScope, known: Answers<ProbeId>): Array<PlannedQuery<ProbeId>> {
  const found = new Set(known.metrics?.map(({ labels }) => labels['__name__']));
  const missing = wantedMetrics.filter((name) => !found.has(name));
  const measured = known.interval?.some(({ value }) => Number.isFinite(value) && value > 0) ?? false;
  const open = planProbe(scope).flatMap((query) => {
    switch (query.id) {
      case 'metrics': {
        const names = matches('__name__', missing.join('|'));
        const expr = `count by (__name__) (${selector('', names, clusterMatcher(scope))})`;
        return missing.length > 0 ? [{ ...query, expr }] : [];
      }
      case 'interval':
        return measured ? [] : [query];
      case 'usage':
      case 'pods':
        return known[query.id] ? [] : [query];
      default:
        return [];
    }
  });
  return [...open, ...engineProbe(known)];
}
