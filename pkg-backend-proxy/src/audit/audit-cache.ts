import { evaluateApiChecks } from '@vigil/core/audit/evaluate';
import { whatIf } from '@vigil/core/audit/what-if/what-if';
import type { AuditReport } from '@vigil/core/vocabulary/finding';
import type { WhatIfReport } from '@vigil/core/vocabulary/what-if';
import type { ClusterSource } from '../kubernetes/cluster-source.ts';

/** The what-if of a large cluster takes a second or two: it is asked for rarely and changes slowly. */
const whatIfAgeMs = 60_000;

/** The API checks' results and the what-if, evaluated again when the last ones are older than their allowed age. */
export class AuditCache {
  readonly #reports = new Map<string, AuditReport>();
  readonly #whatIfs = new Map<string, WhatIfReport>();
  readonly #now: () => number;
  readonly #maxAgeMs: number;

  constructor(now: () => number, maxAgeMs = 5000) {
    this.#now = now;
    this.#maxAgeMs = maxAgeMs;
  }

  report(source: ClusterSource): AuditReport {
    return this.#fresh(this.#reports, source, this.#maxAgeMs, evaluateApiChecks);
  }

  /** What each node and zone would take down. */
  whatIf(source: ClusterSource): WhatIfReport {
    return this.#fresh(this.#whatIfs, source, source.ready() ? whatIfAgeMs : this.#maxAgeMs, whatIf);
  }

  #fresh<Report extends { evaluatedAt: number }>(
    known: Map<string, Report>,
    source: ClusterSource,
    maxAgeMs: number,
    evaluate: (snapshot: ReturnType<ClusterSource['snapshot']>, now: number) => Report
  ): Report {
    const now = this.#now();
    const last = known.get(source.name);
    if (last && now - last.evaluatedAt < maxAgeMs) {
      return last;
    }
    const report = evaluate(source.snapshot(), now);
    known.set(source.name, report);
    return report;
  }
}
