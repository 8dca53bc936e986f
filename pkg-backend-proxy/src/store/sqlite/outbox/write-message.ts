import { randomUUID } from 'node:crypto';
import type { Message } from '@vigil/core/notifications/message';
import { titleOfMessage } from '@vigil/core/notifications/title-of-message';
import { searchable } from '../filter-sql.ts';
import type { Statements } from '../statements.ts';

export interface NewMessage {
  receiver: string;
  groupKey: string;
  message: Message;
  now: number;
  transitionAt: number;
  author: string;
  /** All that it tells of. */
  subjects: readonly string[];
}

/** Inside a transaction: one message to be sent; gives its id. */
export function writeMessage(statements: Statements, brought: NewMessage): number {
  const { receiver, groupKey, message, now, transitionAt, author, subjects } = brought;
  const title = titleOfMessage(message);
  const names = message.items.map(({ workload, reason }) => `${workload?.namespace}/${workload?.name} ${reason}`);
  const row = statements.get(
    `INSERT INTO outbox (key, receiver, group_key, kind, severity, state, created_at, transition_at, next_at, author,
       title, search, firing, resolved, message)
     VALUES (?, ?, ?, ?, ?, 'waiting', ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
    ...[randomUUID(), receiver, groupKey, message.kind, message.severity, now, transitionAt, now, author],
    ...[JSON.stringify(title), searchable(title.en, title.zh, ...names), message.firing, message.resolved],
    JSON.stringify(message)
  );
  const id = Number(row?.['id']);
  for (const subject of new Set(subjects)) {
    statements.run('INSERT INTO outbox_subjects (message, subject) VALUES (?, ?) ON CONFLICT DO NOTHING', id, subject);
  }
  return id;
}
