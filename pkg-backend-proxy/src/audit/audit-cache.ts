import { evaluateApiChecks } from '@vigil/core/audit/evaluate';
import type { AuditReport } from '@vigil/core/vocabulary/finding';
import type { ClusterSource } from '../kubernetes/cluster-source.ts';

/** The API checks' results, evaluated again when the last ones are older than `maxAgeMs`. */
export class AuditCache {
  readonly #reports = new Map<string, AuditReport>();
  readonly #now: () => number;
  readonly #maxAgeMs: number;

  constructor(now: () => number, maxAgeMs = 5000) {
    this.#now = now;
    this.#maxAgeMs = maxAgeMs;
  }

  report(source: ClusterSource): AuditReport {
    const now = this.#now();
    const known = this.#reports.get(source.name);
    if (known && now - known.evaluatedAt < this.#maxAgeMs) {
      return known;
    }
    const report = evaluateApiChecks(source.snapshot(), now);
    this.#reports.set(source.name, report);
    return report;
  }
}
