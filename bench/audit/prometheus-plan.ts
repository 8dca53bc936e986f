import { askOnce } from '@vigil/core/audit/ask-once';
import { prometheusChecks } from '@vigil/core/audit/catalogue';
import type { AuditScope, Sample } from '@vigil/core/audit/check';
import { lacksNodes, prometheusQueries } from '@vigil/core/audit/evaluate-prometheus';
import { nodeNamesQuery } from '@vigil/core/audit/node-names';
import { type QueryServer, Refusal } from '../resources/query-server.ts';

/** As many checks at a time as the page runs. */
export const concurrency = 4;
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
  /** Every expression, the dearest first: milliseconds of the server's processor, with whatever else it did meanwhile. */
  dearest: Array<{ id: string; ms: number }>;
}

/**
 * What the audit page asks of a data source at that `time`: the probe of each check, its query where there is data,
 * nothing twice; `atOnce` checks at a time.
 */
export async function runPrometheusChecks(server: QueryServer, time: number, atOnce: number): Promise<AskedChecks> {
  const told: AskedChecks = { answered: 0, hazards: 0, late: [], refused: [], dearest: [] };
  const names = new Map<string, string>();
  const ask = askOnce(async (expr: string): Promise<Sample[]> => {
    const cpu = server.cpu();
    const { samples } = await server.instant(expr, time);
    told.dearest.push({ id: names.get(expr) ?? 'names of nodes', ms: Math.round(server.cpu() - cpu) });
    return samples;
  });
  const named = (id: string, expr: string): Promise<Sample[]> => {
    names.set(expr, names.get(expr) ?? id);
    return ask(expr);
  };
  const waiting = [...prometheusChecks];
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const { probe, query } = prometheusQueries(check, scope);
      try {
        const [subjects] = await named(`${check.id} probe`, probe);
        if (subjects && subjects.value > 0) {
          const found = await named(check.id, query);
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
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { ...told, dearest: told.dearest.sort((a, b) => b.ms - a.ms) };
}
