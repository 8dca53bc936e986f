import { BudgetState, freshBudget, nextTokenAt, takeToken, tokensAt } from '@vigil/core/notifications/budget';
import { digestOf, Message } from '@vigil/core/notifications/message';
import { planSending, type Waiting } from '@vigil/core/notifications/plan-sending';
import type { Severity } from '@vigil/core/vocabulary/severity';
import type { Claimed, ClaimRequest } from '../../outbox.ts';
import type { Statements } from '../statements.ts';
import { writeMessage } from './write-message.ts';

/** Messages looked at for one claim. */
const most = 2500;

/** In their turn: none whose group has an earlier message on its way, so that nobody hears of an end before the beginning. */
const turn = `
  SELECT id, severity, created_at, kind FROM outbox AS mine
  WHERE receiver = ? AND state = 'waiting' AND next_at <= ? AND NOT EXISTS (
    SELECT 1 FROM outbox AS other WHERE other.group_key = mine.group_key AND other.id < mine.id
      AND other.state IN ('waiting', 'sending'))
  ORDER BY next_at LIMIT ${most}`;

/** Inside a transaction: the next message for a receiver, with its token taken; what is too much becomes a digest. */
export function claimMessage(statements: Statements, request: ClaimRequest, holder: string): Claimed {
  const { receiver, limits, now, leaseMs, mostItems } = request;
  freeLostClaims(statements, receiver, now);
  const waiting = statements.all(turn, receiver, now).map(({ id, severity, created_at, kind }): Waiting => ({
    ...{ id: Number(id), severity: severity as Severity, since: Number(created_at) },
    isWhole: kind === 'digest' || kind === 'test',
  }));
  if (waiting.length === 0) {
    return { claim: null, nextAt: nextTurn(statements, receiver, now), digested: 0 };
  }
  const budget = budgetOf(statements, request.budget);
  const tokens = tokensAt(budget, limits, now);
  const capacity = Math.min(...limits.map(({ count }) => count));
  const plan = tokens === 0 ? { send: [], fold: [] } : planSending(waiting, tokens, capacity);
  const digest = plan.fold.length > 1 ? fold(statements, plan.fold, request) : undefined;
  const chosen = plan.send[0] ?? digest?.id;
  const digested = digest?.count ?? 0;
  if (chosen === undefined) {
    return { claim: null, nextAt: Math.max(now + 250, nextTokenAt(budget, limits, now)), digested };
  }
  const message = readMessage(statements, chosen);
  if (!message) {
    return { claim: null, nextAt: now, digested };
  }
  const row = statements.get(
    `UPDATE outbox SET state = 'sending', claimed_by = ?, claimed_until = ? WHERE id = ? RETURNING *`,
    ...[holder, now + leaseMs, chosen]
  );
  writeBudget(statements, request.budget, takeToken(budget, limits, chosen, now, now + leaseMs));
  return {
    claim: {
      ...{ id: chosen, message, key: String(row?.['key']), attempts: Number(row?.['attempts']) },
      transitionAt: Number(row?.['transition_at']),
    },
    nextAt: now,
    digested,
  };

  function fold(tables: Statements, ids: readonly number[], { mostItems: items }: ClaimRequest) {
    const messages: Message[] = [];
    const folded: number[] = [];
    let transitionAt = 0;
    let troubles = 0;
    for (const id of ids) {
      const message = readMessage(tables, id);
      if (!message) {
        continue;
      }
      troubles += message.items.length;
      // A service that takes troubles and no text must get every one of them.
      if (items > 100 && troubles > items && folded.length > 0) {
        break;
      }
      messages.push(message);
      folded.push(id);
      const at = tables.get('SELECT transition_at AS at FROM outbox WHERE id = ?', id)?.['at'];
      transitionAt = Math.max(transitionAt, Number(at));
    }
    if (messages.length === 0) {
      return undefined;
    }
    const message = digestOf(messages, mostItems);
    const groupKey = `digest ${receiver} ${folded[0]}`;
    const id = writeMessage(tables, { receiver, groupKey, message, now, transitionAt, author: '', subjects: [] });
    for (const each of folded) {
      tables.run(`UPDATE outbox SET state = 'digested', digest = ?, ended_at = ? WHERE id = ?`, ...[id, now, each]);
    }
    tables.run(
      `INSERT INTO outbox_subjects (message, subject)
       SELECT DISTINCT ?, subject FROM outbox JOIN outbox_subjects AS told ON told.message = outbox.id WHERE digest = ?`,
      ...[id, id]
    );
    return { id, count: folded.length };
  }
}

/** A proxy that was killed in the midst of sending never ends its claim: the service may have the message or not. */
function freeLostClaims(statements: Statements, receiver: string, now: number): void {
  const lost = statements.all(
    `UPDATE outbox SET state = 'waiting', next_at = ?, claimed_by = NULL
     WHERE receiver = ? AND state = 'sending' AND claimed_until <= ? RETURNING id`,
    ...[now, receiver, now]
  );
  for (const { id } of lost) {
    statements.run(
      `INSERT INTO outbox_attempts (message, at, outcome, why, took_ms) VALUES (?, ?, 'interrupted', ?, 0)`,
      ...[Number(id), now, 'nothing was heard of this try: the proxy ended before the service answered']
    );
  }
}

function nextTurn(statements: Statements, receiver: string, now: number): number | null {
  const row = statements.get(
    `SELECT min(at) AS at FROM (
       SELECT min(next_at) AS at FROM outbox WHERE receiver = ? AND state = 'waiting'
       UNION ALL SELECT min(claimed_until) FROM outbox WHERE receiver = ? AND state = 'sending')`,
    ...[receiver, receiver]
  );
  return typeof row?.['at'] === 'number' ? Math.max(now + 100, row['at']) : null;
}

export function budgetOf(statements: Statements, name: string): BudgetState {
  const text = statements.get('SELECT state FROM send_budgets WHERE name = ?', name)?.['state'];
  return typeof text === 'string' ? BudgetState.parse(JSON.parse(text)) : freshBudget;
}

export function writeBudget(statements: Statements, name: string, state: BudgetState): void {
  statements.run(
    'INSERT INTO send_budgets (name, state) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET state = excluded.state',
    ...[name, JSON.stringify(state)]
  );
}

/** A message that another version wrote and nobody can read is a dead letter: it must not hold up the others. */
function readMessage(statements: Statements, id: number): Message | undefined {
  const text = statements.get('SELECT message FROM outbox WHERE id = ?', id)?.['message'];
  const read = Message.safeParse(JSON.parse(String(text)));
  if (!read.success) {
    statements.run(
      `UPDATE outbox SET state = 'dead', ended_at = created_at, why = 'this version can not read the message' WHERE id = ?`,
      id
    );
  }
  return read.data;
}
