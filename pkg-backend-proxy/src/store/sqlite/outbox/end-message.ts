import { returnToken } from '@vigil/core/notifications/budget';
import { retryAt } from '@vigil/core/notifications/retry';
import type { DeliveryState } from '@vigil/core/contract/notifications';
import type { Ending } from '../../outbox.ts';
import type { Statements } from '../statements.ts';
import { budgetOf, writeBudget } from './claim-message.ts';

/** How often a message may find its service wanting to be left alone. */
const mostBlocks = 30;

/** Inside a transaction: what became of one try. Undefined where somebody else took the message over meanwhile. */
export function endMessage(statements: Statements, ending: Ending, holder: string): DeliveryState | undefined {
  const { id, verdict, now, tookMs, retry, chance, remark } = ending;
  const isBlocked = verdict.outcome === 'retry' && verdict.blocks;
  const blockMs = verdict.outcome === 'retry' && isBlocked ? (verdict.afterMs ?? 0) : 0;
  writeBudget(statements, ending.budget, returnToken(budgetOf(statements, ending.budget), id, now, blockMs));
  const said = [verdict.outcome === 'accepted' ? '' : verdict.why, remark].filter((part) => part !== '').join(' · ');
  statements.run(
    'INSERT INTO outbox_attempts (message, at, outcome, why, took_ms) SELECT id, ?, ?, ?, ? FROM outbox WHERE id = ?',
    ...[now, verdict.outcome, said, tookMs, id]
  );
  const row = statements.get(
    `SELECT attempts FROM outbox WHERE id = ? AND state = 'sending' AND claimed_by = ?`,
    ...[id, holder]
  );
  if (!row) {
    return undefined;
  }
  const attempts = Number(row['attempts']) + 1;
  // A service that wants to be left alone does not count, within reason: nothing was wrong with the message.
  const tries = Number(statements.get('SELECT count(*) AS n FROM outbox_attempts WHERE message = ?', id)?.['n'] ?? 0);
  const counted = isBlocked && tries < retry.attempts + mostBlocks ? attempts - 1 : attempts;
  const next = verdict.outcome === 'retry' ? retryAt(retry, Math.max(1, counted), now, chance, verdict.afterMs) : null;
  const state: DeliveryState = verdict.outcome === 'accepted' ? 'sent' : next === null ? 'dead' : 'waiting';
  statements.run(
    `UPDATE outbox SET state = ?, attempts = ?, why = ?, next_at = ?, ended_at = ?, claimed_by = NULL, claimed_until = NULL
     WHERE id = ?`,
    ...[state, counted, said, next ?? now, state === 'waiting' ? null : now, id]
  );
  return state;
}
