import type { PodRow } from '@vigil/core/resources/pod-row';
import type { ResourceWindow } from '@vigil/core/resources/scope';
import type { ServingDatabase } from '../../pkg-sandbox/src/prometheus/serve-prometheus.ts';
import { AnswerCache } from '@vigil/core/prometheus/answer-cache';
import { KnownPods } from '@vigil/core/resources/known-pods';
import type { Report } from '../benchmark.ts';
import { median } from '../figures/quantile.ts';
import { megabytes, round } from '../figures/round.ts';
import { exactness } from './exactness.ts';
import { runNaivePlan } from './naive-plan.ts';
import { type ProductOptions, runProductPlan } from './product-plan.ts';
import { type Cost, QueryServer } from './query-server.ts';
import type { PodTruth } from './truth.ts';

export interface Measured {
  /** Medians; undefined: not run. Of a plan that failed, the time until it did. */
  naive: Cost | undefined;
  /** Until the figures of the naive plan are there, … */
  product: Cost;
  /** … and until everything is. */
  page: Cost;
  /** The figures of the same window a minute later, with what is known of it. */
  refresh: Cost;
  rows: PodRow[];
}

/** Both plans in turns, each against a server that has just started over the same data. */
export async function measureServer(options: {
  name: string;
  start(): Promise<ServingDatabase>;
  window: ResourceWindow;
  truth: ReadonlyMap<string, PodTruth>;
  runs: number;
  naive: number;
  report: Report;
  signal: AbortSignal;
}): Promise<Measured> {
  const { name, start, window, truth, runs, naive, report, signal } = options;
  const costs: Record<'naive' | 'product' | 'page' | 'refresh', Cost[]> = {
    ...{ naive: [], product: [], page: [], refresh: [] },
  };
  let rows: PodRow[] = [];
  const fresh = async <Result>(run: (server: QueryServer) => Promise<Result>): Promise<Result> => {
    signal.throwIfAborted();
    const database = await start();
    try {
      return await run(new QueryServer(database.url, database.pid, signal));
    } finally {
      await database.stop();
    }
  };
  const note = (plan: keyof typeof costs, cost: Cost, more = {}) => {
    costs[plan].push(cost);
    report.say(`${name}, ${plan}: ${round(cost.wallMs)} ms, server ${round(cost.serverCpuMs)} ms of CPU`);
    report.detail({ part: plan, server: name, ...columns(cost), ...more });
  };
  for (let run = 0; run < Math.max(runs, naive); run += 1) {
    if (run < naive) {
      await fresh(async (server) => {
        const { cost, result } = await server.measure(() =>
          runNaivePlan(server, window).then(
            () => undefined,
            (error: unknown) => {
              signal.throwIfAborted();
              return String(error);
            }
          )
        );
        note('naive', cost, result === undefined ? {} : { naive_failed: result });
      });
    }
    if (run < runs) {
      await fresh(async (server) => {
        const { figures, whole, result } = await measureProduct(server, window, { splitting: 'fewest' });
        rows = result.pods;
        const failed = result.runs.filter(({ status }) => status === 'failed').map(({ id }) => id);
        note('product', figures);
        note('page', whole, {
          ...{
            rows: rows.length,
            failed: failed.join(' '),
            split: result.runs.some(({ status }) => status === 'split'),
          },
        });
        if (run === 0) {
          for (const { id, milliseconds, series } of result.runs) {
            report.detail({ part: 'query', server: name, id, ms: round(milliseconds ?? null), series: series ?? null });
          }
        }
        // Later looks at nearly the same window, as the page takes them; the clock stands far behind the data.
        const cache = new AnswerCache(() => window.to + 3_600_000);
        const own = {
          splitting: 'reusable' as const,
          cache: cache.of(name),
          knownPods: new KnownPods(),
          capabilities: result.capabilities,
        };
        await runProductPlan(server, window, own);
        const later = { from: window.from + 60_000, to: window.to + 60_000 };
        const refresh = await measureProduct(server, later, own);
        note('refresh', refresh.figures, {
          ...{ page_wall_ms: round(refresh.whole.wallMs), page_server_cpu_ms: round(refresh.whole.serverCpuMs) },
          cached: refresh.result.runs.filter(({ cached }) => cached).length,
        });
      });
    }
  }
  const exact = exactness(truth, rows);
  report.detail({
    ...{ part: 'exactness', server: name, pods: exact.pods, missing: exact.missing },
    ...{ cpu_max_exact_share: exact.cpuMaxExact, memory_max_exact_share: exact.memoryMaxExact },
    ...{ cpu_avg_p99_error: exact.cpuAverageP99, memory_avg_p99_error: exact.memoryAverageP99 },
  });
  const middle = (of: Cost[]) => {
    const pick = (figure: keyof Cost) => median(of.map((cost) => cost[figure])) ?? 0;
    return {
      ...{ wallMs: pick('wallMs'), serverCpuMs: pick('serverCpuMs'), clientCpuMs: pick('clientCpuMs') },
      ...{ bytes: pick('bytes'), queries: pick('queries'), rssGrowth: pick('rssGrowth') },
    };
  };
  return {
    naive: costs.naive.length > 0 ? middle(costs.naive) : undefined,
    product: middle(costs.product),
    page: middle(costs.page),
    refresh: middle(costs.refresh),
    rows,
  };
}

/** The cost up to the figures, and up to the end. */
async function measureProduct(server: QueryServer, ...[window, known]: [ResourceWindow, ProductOptions]) {
  let figures: Cost | undefined;
  const { cost: whole, result } = await server.measure((sofar) =>
    runProductPlan(server, window, known, () => {
      figures = sofar();
    })
  );
  return { figures: figures ?? whole, whole, result };
}

function columns(cost: Cost): Record<string, number | null> {
  return {
    ...{ wall_ms: round(cost.wallMs), server_cpu_ms: round(cost.serverCpuMs), client_cpu_ms: round(cost.clientCpuMs) },
    ...{ wire_mb: megabytes(cost.bytes), queries: cost.queries, server_rss_growth_mb: megabytes(cost.rssGrowth) },
  };
}
