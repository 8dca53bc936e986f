import { askOnce } from '@vigil/core/audit/ask-once';
import { prometheusChecks } from '@vigil/core/audit/catalogue';
import type { AuditScope, Sample } from '@vigil/core/audit/check';
import { lacksNodes, prometheusQueries } from '@vigil/core/audit/evaluate-prometheus';
import { nodeNamesQuery } from '@vigil/core/audit/node-names';
import { type QueryServer, Refusal } from '../resources/query-server.ts';

/** As many checks at a time as the page runs. */
const concurrency = 4;
const scope: AuditScope = { matchers: '', clusterLabel: null };

export interface AskedChecks {
  /** Checks that have data, … */
  answered: number;
  /** … their samples, each a hazard, … */
  hazards: number;
  /** … those whose query took too long, … */
  late: string[];
  /** … and those the server does not understand, with its words. */
  refused: string[];
  /** The expressions that took longest, milliseconds of the clock: others were under way at the same time. */
  slowest: Array<{ id: string; ms: number }>;
}

/** What the audit page asks of a data source: the probe of each check, its query where there is data, nothing twice. */
export async function runPrometheusChecks(server: QueryServer, time: number): Promise<AskedChecks> {
  const ask = askOnce(async (expr: string): Promise<Sample[]> => (await server.instant(expr, time)).samples);
  const timed = async (id: string, expr: string): Promise<Sample[]> => {
    const began = performance.now();
    const samples = await ask(expr);
    told.slowest.push({ id, ms: Math.round(performance.now() - began) });
    return samples;
  };
  const told: AskedChecks = { answered: 0, hazards: 0, late: [], refused: [], slowest: [] };
  const waiting = [...prometheusChecks];
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const { probe, query } = prometheusQueries(check, scope);
      try {
        const [subjects] = await timed(`${check.id} probe`, probe);
        if (subjects && subjects.value > 0) {
          const found = await timed(check.id, query);
          if (lacksNodes(found)) {
            await ask(nodeNamesQuery(scope));
          }
          told.answered += 1;
          told.hazards += found.length;
        }
      } catch (error) {
        const words = error instanceof Error ? error.message : String(error);
        (error instanceof Refusal && error.status === 400 ? told.refused : told.late).push(`${check.id}: ${words}`);
      }
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return { ...told, slowest: told.slowest.sort((a, b) => b.ms - a.ms).slice(0, 8) };
}
