import type { CheckDescription } from '@vigil/core/audit/check';
import { auditSamples, type AuditSample } from '@vigil/core/audit/history/audit-samples';
import type { Exemption } from '@vigil/core/vocabulary/exemption';
import type { Logger } from 'pino';
import { clusterHealth } from '../http/cluster-health.ts';
import type { ClusterSource } from '../kubernetes/cluster-source.ts';
import type { Surroundings } from '../kubernetes/surroundings.ts';
import type { AuditCache } from './audit-cache.ts';

/** Time between two evaluations, milliseconds: as often as Prometheus usually scrapes. */
const roundMs = 30_000;

export interface AuditRoundsParts {
  audit: Pick<AuditCache, 'prepare'>;
  sources: readonly ClusterSource[];
  /** Those that may hold findings of a cluster; whether they are in force is decided here. */
  exemptions: (source: ClusterSource) => Promise<Exemption[]>;
  /** Those of the proxy and of the team; absent: those of the proxy. */
  checks?: () => readonly CheckDescription[];
  surroundings: Pick<Surroundings, 'now' | 'delay'>;
  logger: Pick<Logger, 'warn'>;
}

/** Evaluates the checks at a pace of its own and keeps what Prometheus is told of them: a scrape evaluates nothing. */
export class AuditRounds {
  readonly #parts: AuditRoundsParts;
  readonly #stopped = new AbortController();
  readonly #samples = new Map<string, AuditSample[]>();

  constructor(parts: AuditRoundsParts) {
    this.#parts = parts;
  }

  start(): void {
    void this.#run();
  }

  stop(): void {
    this.#stopped.abort();
  }

  /** Of the last round. Of a cluster that is not listed yet or does not answer nothing: it would look as if all were mended. */
  samples(): AuditSample[] {
    return [...this.#samples.values()].flat();
  }

  /** Looks at every cluster once. */
  async round(): Promise<void> {
    const { audit, sources, exemptions, checks, logger } = this.#parts;
    for (const source of sources) {
      try {
        if (source.ready() && clusterHealth(source).reachable) {
          // Without them the score would be another one.
          const known = await exemptions(source);
          const report = await audit.prepare(source);
          this.#samples.set(source.name, auditSamples(report, { exemptions: known, checks: checks?.() }));
        } else {
          this.#samples.delete(source.name);
        }
      } catch (error) {
        this.#samples.delete(source.name);
        logger.warn({ err: error, cluster: source.name }, 'the audit could not be evaluated for its metrics');
      }
    }
  }

  async #run(): Promise<void> {
    const { surroundings } = this.#parts;
    while (!this.#stopped.signal.aborted) {
      await this.round();
      // A cluster that is still being listed is looked at again soon.
      const everyMs = this.#samples.size < this.#parts.sources.length ? roundMs / 10 : roundMs;
      await surroundings.delay(everyMs, this.#stopped.signal);
    }
  }
}
