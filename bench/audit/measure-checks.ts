import { isDeepStrictEqual } from 'node:util';
import { ApiAudit } from '@vigil/core/audit/api-audit';
import { evaluateApiChecks } from '@vigil/core/audit/evaluate';
import { finish } from '@vigil/core/audit/finish';
import { chance } from '@vigil/core/audit/testing/chance';
import { changeSomething } from '@vigil/core/audit/testing/random-change';
import { whatIf } from '@vigil/core/audit/what-if/what-if';
import { watchedKinds } from '@vigil/core/kubernetes/projections';
import type { ClusterSnapshot } from '@vigil/core/kubernetes/snapshot';
import type { Report } from '../benchmark.ts';
import { median, quantile } from '../figures/quantile.ts';
import { round } from '../figures/round.ts';

/** What something took: milliseconds of the clock, and of processor time of this process with all its threads. */
interface Took {
  wallMs: number;
  cpuMs: number;
}

export interface CheckFigures {
  fullMs: number;
  incrementalMs: number;
  whatIfMs: number;
  /** Reports that were not the same as one made anew. */
  wrong: number;
}

/** Milliseconds between two changes. */
const stepMs = 2_000;

function timed<Result>(run: () => Result): Took & { result: Result } {
  const [began, before] = [performance.now(), process.cpuUsage()];
  const result = run();
  const { user, system } = process.cpuUsage(before);
  return { result, wallMs: performance.now() - began, cpuMs: (user + system) / 1000 };
}

/** The checks and the what-if over what the proxy would hold, first all of it and then change by change. */
export function measureChecks(
  given: ClusterSnapshot,
  options: { now: number; runs: number; changes: number },
  report: Report,
  signal: AbortSignal
): CheckFigures {
  const { now, runs, changes } = options;
  // Nothing that was derived from one snapshot helps the next one.
  const anew = (): ClusterSnapshot => ({ ...given, objects: { ...given.objects, nodes: [...given.objects.nodes] } });
  const several = (part: string, run: () => unknown): number => {
    const took = Array.from({ length: runs }, () => timed(run));
    const cpu = took.map(({ cpuMs }) => cpuMs);
    const figures = {
      cpu_ms: median(cpu),
      first_cpu_ms: cpu[0] ?? null,
      wall_ms: median(took.map((each) => each.wallMs)),
    };
    report.detail({ part, runs, ...mapped(figures) });
    return median(cpu) ?? 0;
  };
  const fullMs = several('full', () => evaluateApiChecks(anew(), now));
  const whatIfMs = several('what-if', () => whatIf(anew(), now));

  const audit = new ApiAudit();
  let [world, at, wrong] = [given, now, 0];
  finish(audit.evaluate(world, at));
  const all: number[] = [];
  const random = chance(20_261_120);
  for (const kind of watchedKinds) {
    const took: Took[] = [];
    for (let change = 0; change < changes; change += 1) {
      signal.throwIfAborted();
      world = changeSomething(world, random, at, [kind]).snapshot;
      at += stepMs;
      took.push(timed(() => finish(audit.evaluate(world, at))));
    }
    wrong += isDeepStrictEqual(finish(audit.evaluate(world, at)), evaluateApiChecks(world, at)) ? 0 : 1;
    const cpu = took.map(({ cpuMs }) => cpuMs);
    all.push(...cpu);
    const figures = {
      cpu_ms: median(cpu),
      p99_cpu_ms: quantile(cpu, 0.99),
      wall_ms: median(took.map((each) => each.wallMs)),
    };
    report.detail({ part: 'incremental', changed: kind, changes, ...mapped(figures), wrong });
  }
  report.detail({
    part: 'incremental',
    changed: 'all',
    changes: all.length,
    ...mapped({ cpu_ms: median(all), p99_cpu_ms: quantile(all, 0.99) }),
    wrong,
  });
  return { fullMs, whatIfMs, incrementalMs: median(all) ?? 0, wrong };
}

function mapped(figures: Record<string, number | null>): Record<string, number | null> {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, round(value, 1)]));
}
