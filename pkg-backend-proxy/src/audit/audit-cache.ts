import { ApiAudit } from '@vigil/core/audit/api-audit';
import { apiChecks } from '@vigil/core/audit/catalogue';
import type { ApiCheck } from '@vigil/core/audit/check';
import { finish } from '@vigil/core/audit/finish';
import { whatIfSteps } from '@vigil/core/audit/what-if/what-if';
import type { AuditReport } from '@vigil/core/vocabulary/finding';
import type { WhatIfReport } from '@vigil/core/vocabulary/what-if';
import type { ClusterSource } from '../kubernetes/cluster-source.ts';
import { inSlices } from './in-slices.ts';

/** The what-if of a large cluster takes a second or so: it is asked for rarely and changes slowly. */
const whatIfAgeMs = 60_000;
const none: readonly ApiCheck[] = [];

/**
 * The API checks' results and the what-if, evaluated again when the last ones are older than their allowed age. The
 * checks then look only at what has changed since.
 */
export class AuditCache {
  readonly #audits = new Map<string, { audit: ApiAudit; custom: readonly ApiCheck[] }>();
  readonly #reports = new Map<string, AuditReport>();
  readonly #whatIfs = new Map<string, WhatIfReport>();
  /** Evaluations under way: who asks meanwhile waits for the same. */
  readonly #running = new Map<string, Promise<unknown>>();
  readonly #now: () => number;
  readonly #maxAgeMs: number;

  readonly #custom: () => readonly ApiCheck[];

  /** `custom`: the checks of the team, another list whenever they are others. */
  constructor(now: () => number, maxAgeMs = 5000, custom: () => readonly ApiCheck[] = () => none) {
    this.#now = now;
    this.#maxAgeMs = maxAgeMs;
    this.#custom = custom;
  }

  /** At once: the first time in a large cluster everything else waits for it, which `prepare` avoids. */
  report(source: ClusterSource): AuditReport {
    const known = this.#fresh(this.#reports, source, this.#maxAgeMs);
    return known ?? this.#keep(this.#reports, source, finish(this.#evaluation(source)));
  }

  /** The same, in slices between which everything else goes on. */
  async prepare(source: ClusterSource): Promise<AuditReport> {
    return (
      this.#fresh(this.#reports, source, this.#maxAgeMs) ??
      this.#once(`report ${source.name}`, async () =>
        this.#keep(this.#reports, source, await inSlices(this.#evaluation(source)))
      )
    );
  }

  /** What each node and zone would take down; in slices too. */
  async whatIf(source: ClusterSource): Promise<WhatIfReport> {
    return (
      this.#fresh(this.#whatIfs, source, source.ready() ? whatIfAgeMs : this.#maxAgeMs) ??
      this.#once(`what-if ${source.name}`, async () =>
        this.#keep(this.#whatIfs, source, await inSlices(whatIfSteps(source.snapshot(), this.#now())))
      )
    );
  }

  #evaluation(source: ClusterSource): Generator<void, AuditReport> {
    const custom = this.#custom();
    let known = this.#audits.get(source.name);
    if (known?.custom !== custom) {
      known = { custom, audit: new ApiAudit([...apiChecks, ...custom]) };
      this.#audits.set(source.name, known);
    }
    return known.audit.evaluate(source.snapshot(), this.#now());
  }

  #fresh<Report extends { evaluatedAt: number }>(
    known: ReadonlyMap<string, Report>,
    { name }: ClusterSource,
    maxAgeMs: number
  ): Report | undefined {
    const last = known.get(name);
    return last && this.#now() - last.evaluatedAt < maxAgeMs ? last : undefined;
  }

  #keep<Report extends { evaluatedAt: number }>(
    known: Map<string, Report>,
    { name }: ClusterSource,
    report: Report
  ): Report {
    const other = known.get(name);
    // One that was begun later may be done already.
    if (!other || other.evaluatedAt <= report.evaluatedAt) {
      known.set(name, report);
    }
    return report;
  }

  #once<Report>(key: string, evaluate: () => Promise<Report>): Promise<Report> {
    const running = this.#running.get(key) as Promise<Report> | undefined;
    if (running) {
      return running;
    }
    const started = evaluate().finally(() => this.#running.delete(key));
    this.#running.set(key, started);
    return started;
  }
}
