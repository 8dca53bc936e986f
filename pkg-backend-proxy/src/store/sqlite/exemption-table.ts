import {
  createExemption,
  type ExemptionContext,
  type ExemptionOutcome,
  revokeExemption,
} from '@vigil/core/audit/exemptions/change-exemption';
import type { NamedCheck } from '@vigil/core/audit/exemptions/check-pattern';
import { exemptionEnd } from '@vigil/core/audit/exemptions/exemption-end';
import { type ExemptionChange, mostExemptions } from '@vigil/core/contract/exemptions';
import { Exemption } from '@vigil/core/vocabulary/exemption';
import type { ExemptionStore } from '../../exemptions/exemption-store.ts';
import type { Row } from './rows.ts';
import type { Statements } from './statements.ts';

type Run = <T>(work: (statements: Statements) => T) => Promise<T>;

const keptMs = mostExemptions.endedDays * 86_400_000;

/** Exemptions in SQLite. Ended ones stay for a while, so that somebody can see who exempted what; each write clears up. */
export class ExemptionTable implements ExemptionStore {
  readonly #read: Run;
  readonly #write: Run;

  /** `write` runs its work in a transaction. */
  constructor(read: Run, write: Run) {
    this.#read = read;
    this.#write = write;
  }

  list(now: number): Promise<Exemption[]> {
    return this.#read((statements) =>
      statements
        .all(
          'SELECT exemption FROM exemptions WHERE ended IS NULL OR ended > ? ORDER BY created DESC, id',
          now - keptMs
        )
        .map(toExemption)
    );
  }

  change(change: ExemptionChange, checks: readonly NamedCheck[], context: ExemptionContext): Promise<ExemptionOutcome> {
    return this.#write((statements) => {
      const outcome =
        change.action === 'create'
          ? create(statements, change, checks, context)
          : revoke(statements, change.id, context);
      if ('exemption' in outcome) {
        keep(statements, outcome.exemption);
        clearUp(statements, context.now);
      }
      return outcome;
    });
  }
}

function create(
  statements: Statements,
  change: Extract<ExemptionChange, { action: 'create' }>,
  checks: readonly NamedCheck[],
  context: ExemptionContext
): ExemptionOutcome {
  const row = statements.get('SELECT count(*) AS n FROM exemptions WHERE ended IS NULL OR ended > ?', context.now);
  return createExemption(change, checks, Number(row?.['n'] ?? 0), context);
}

function revoke(statements: Statements, id: string, context: ExemptionContext): ExemptionOutcome {
  const row = statements.get('SELECT exemption FROM exemptions WHERE id = ?', id);
  return row
    ? { exemption: revokeExemption(toExemption(row), context) }
    : {
        fault: {
          code: 'not-found',
          text: `There is no exemption ${id} (any more): ended ones are kept for ${mostExemptions.endedDays} days.`,
        },
      };
}

function keep(statements: Statements, exemption: Exemption): void {
  statements.run(
    `INSERT INTO exemptions (id, created, ended, exemption) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET ended = excluded.ended, exemption = excluded.exemption`,
    ...[exemption.id, exemption.createdAt, exemptionEnd(exemption), JSON.stringify(exemption)]
  );
}

/** Ended ones go when they are old, or when there are too many of them. */
function clearUp(statements: Statements, now: number): void {
  statements.run('DELETE FROM exemptions WHERE ended <= ?', now - keptMs);
  statements.run(
    `DELETE FROM exemptions WHERE id IN (
       SELECT id FROM exemptions WHERE ended <= ? ORDER BY ended DESC, id LIMIT -1 OFFSET ?)`,
    ...[now, mostExemptions.ended]
  );
}

function toExemption(row: Row): Exemption {
  return Exemption.parse(JSON.parse(String(row['exemption'])));
}
