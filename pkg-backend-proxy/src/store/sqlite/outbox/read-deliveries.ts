import { Delivery, DeliveryAttempt, type DeliveryQuery } from '@vigil/core/contract/notifications';
import { searchable } from '../filter-sql.ts';
import type { Row } from '../rows.ts';
import type { Statements } from '../statements.ts';

/** One page of messages, latest first. The cursor is the id of the last one. */
export function listDeliveries(
  statements: Statements,
  query: DeliveryQuery
): { deliveries: Delivery[]; nextCursor: string | null; total: number } {
  const parts: string[] = ['TRUE'];
  const values: Array<string | number> = [];
  const add = (sql: string, ...more: Array<string | number>) => {
    parts.push(sql);
    values.push(...more);
  };
  for (const field of ['receiver', 'state', 'kind'] as const) {
    const wanted = query[field];
    if (wanted !== undefined && wanted.length > 0) {
      add(`${field} IN (${wanted.map(() => '?').join(', ')})`, ...wanted);
    }
  }
  if (query.from !== undefined) {
    add('created_at >= ?', query.from);
  }
  if (query.to !== undefined) {
    add('created_at <= ?', query.to);
  }
  if (query.search) {
    add('(instr(search, ?) > 0 OR instr(lower(why), ?) > 0)', searchable(query.search), searchable(query.search));
  }
  if (query.subject) {
    add('id IN (SELECT message FROM outbox_subjects WHERE subject = ?)', query.subject);
  }
  const where = parts.join(' AND ');
  const total = Number(statements.get(`SELECT count(*) AS n FROM outbox WHERE ${where}`, ...values)?.['n'] ?? 0);
  const after = query.cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(query.cursor);
  const rows = statements.all(
    `SELECT * FROM outbox WHERE ${where} AND id < ? ORDER BY id DESC LIMIT ?`,
    ...[...values, after, query.limit + 1]
  );
  const deliveries = rows.slice(0, query.limit).map((row) => toDelivery(statements, row));
  const last = deliveries.at(-1);
  return { deliveries, nextCursor: rows.length > query.limit && last ? String(last.id) : null, total };
}

export function findDelivery(statements: Statements, id: number): { delivery: Delivery; message: string } | undefined {
  const row = statements.get('SELECT * FROM outbox WHERE id = ?', id);
  return row && { delivery: toDelivery(statements, row), message: String(row['message']) };
}

/** Tries of a message, oldest first. */
export function listAttempts(statements: Statements, id: number): DeliveryAttempt[] {
  return statements
    .all('SELECT * FROM outbox_attempts WHERE message = ? ORDER BY at, rowid LIMIT 200', id)
    .map((row) => DeliveryAttempt.parse({ ...row, tookMs: row['took_ms'] }));
}

function toDelivery(statements: Statements, row: Row): Delivery {
  const [state, ended] = [row['state'], row['ended_at']];
  return Delivery.parse({
    ...{ id: row['id'], receiver: row['receiver'], kind: row['kind'], severity: row['severity'], state },
    title: JSON.parse(String(row['title'])),
    ...{ firing: row['firing'], resolved: row['resolved'], createdAt: row['created_at'] },
    happenedAt: row['transition_at'],
    nextAt: state === 'waiting' ? row['next_at'] : null,
    ...{ endedAt: ended, attempts: row['attempts'], why: row['why'], digest: row['digest'], author: row['author'] },
    latencyMs: state === 'sent' ? Math.max(0, Number(ended) - Number(row['transition_at'])) : null,
    subjects: statements
      .all('SELECT subject FROM outbox_subjects WHERE message = ? LIMIT 20', Number(row['id']))
      .map(({ subject }) => String(subject)),
  });
}
