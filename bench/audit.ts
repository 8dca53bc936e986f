import { apiChecks, prometheusChecks } from '@vigil/core/audit/catalogue';
import { evaluateApiChecks } from '@vigil/core/audit/evaluate';
import type { AuditReport } from '@vigil/core/vocabulary/finding';
import { auditCluster } from './audit/audit-cluster.ts';
import { measureChecks } from './audit/measure-checks.ts';
import { measurePrometheus } from './audit/measure-prometheus.ts';
import { measureProxy } from './audit/measure-proxy.ts';
import { takeSnapshot } from './audit/take-snapshot.ts';
import type { Benchmark } from './benchmark.ts';
import { machine } from './figures/machine.ts';
import { megabytes, round } from './figures/round.ts';
import { readOptions } from './number-options.ts';

const options = {
  nodes: { default: 500, least: 3 },
  pods: { default: 10_000, least: 100 },
  /** Of the full evaluation and of the what-if. */
  runs: { default: 5, least: 1 },
  /** Random changes of each kind of object. */
  changes: { default: 10, least: 1 },
  /** Turns of the Prometheus checks; 0: without Prometheus. */
  turns: { default: 1, least: 0 },
  /** 1: then every query alone, with the processor time of each. */
  single: { default: 0, least: 0 },
};

export const benchmark: Benchmark = {
  about: 'checks, what-if and memory of a cluster of 500 nodes and 10,000 pods that changes',
  async run(args, report, signal) {
    const { nodes, pods, runs, changes, turns, single } = readOptions(args, options);
    const now = Date.now();
    report.detail({ part: 'machine', ...machine() });
    const world = takeSnapshot(auditCluster(nodes, pods, now));
    const counts = Object.entries(world.objects).map(([kind, objects]) => [kind, objects.length] as const);
    report.detail({ part: 'cluster', ...Object.fromEntries(counts) });
    report.say('the checks over the objects, and change by change');
    const checks = measureChecks(world, { now, runs, changes }, report, signal);
    report.say('the real proxy over the same cluster');
    const proxy = await measureProxy({ nodes, pods, now }, report, signal);
    const expected = findingsOf(evaluateApiChecks(world, proxy.report.evaluatedAt));
    const found = findingsOf(proxy.report);
    const different = [...expected, ...found].filter((id) => !expected.has(id) || !found.has(id));
    report.say('the checks that rest on Prometheus');
    const prometheus =
      turns > 0 ? await measurePrometheus({ pods, runs: turns, single: single > 0 }, report, signal) : undefined;
    return {
      summary: {
        ...{ bench: 'audit', nodes, pods, checks: apiChecks.length + prometheusChecks.length },
        ...{ full_ms: round(checks.fullMs), incremental_ms: round(checks.incrementalMs, 1) },
        ...{ what_if_ms: round(checks.whatIfMs), heap_growth_mb: megabytes(proxy.audited) },
        ...{ queries: prometheus?.queries ?? null, server_cpu_ms: round(prometheus?.serverCpuMs ?? null) },
      },
      faults: [
        ...(checks.wrong > 0 ? [`${checks.wrong} incremental reports differ from one made anew`] : []),
        ...(different.length > 0
          ? [`the proxy's report differs in ${different.length} findings: ${different.slice(0, 3).join(', ')}`]
          : []),
        ...(prometheus?.refused ?? []).map((refusal) => `a query is refused: ${refusal}`),
      ],
    };
  },
};

function findingsOf({ results }: AuditReport): Set<string> {
  return new Set(results.flatMap(({ findings }) => findings.map(({ id }) => id)));
}
