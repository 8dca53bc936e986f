import { type Member, repeatDue, tell } from '@vigil/core/notifications/group';
import { messageOf } from '@vigil/core/notifications/message';
import { Notice } from '@vigil/core/notifications/notice';
import type { Row } from '../rows.ts';
import type { Statements } from '../statements.ts';
import { membersOf, policyOf, schedule } from './route-transitions.ts';
import { writeMessage } from './write-message.ts';

/** Inside a transaction: messages of the groups that are due, the longest overdue first. */
export function tellGroups(
  statements: Statements,
  now: number,
  limit: number,
  mostItems: (receiver: string) => number
): { told: number; more: boolean } {
  const rows = statements.all('SELECT * FROM notice_groups WHERE due_at <= ? ORDER BY due_at LIMIT ?', now, limit);
  let told = 0;
  for (const row of rows) {
    told += tellGroup(statements, row, now, mostItems);
  }
  return { told, more: rows.length === limit };
}

function tellGroup(statements: Statements, row: Row, now: number, mostItems: (receiver: string) => number): number {
  const [key, receiver] = [String(row['key']), String(row['receiver'])];
  const lastToldAt = row['last_told_at'] === null ? null : Number(row['last_told_at']);
  const known = membersOf(statements, key);
  const notices = new Map(known.map(({ member, notice }) => [member.subject, notice]));
  const { telling, members } = tell(
    known.map(({ member }) => member),
    policyOf(row),
    (subject) => markOf(statements, subject),
    repeatDue({ lastToldAt }, policyOf(row), now)
  );
  writeMembers(
    statements,
    key,
    known.map(({ member }) => member),
    members
  );
  const of = [...(telling?.firing ?? []), ...(telling?.resolved ?? [])].flatMap((subject) => {
    // One that another version wrote and nobody can read must not keep the others from being told.
    const read = Notice.safeParse(JSON.parse(notices.get(subject) ?? 'null'));
    return read.success ? [read.data] : [];
  });
  const most = mostItems(receiver);
  // Texts tell the first of very many and how many there are; services that take troubles get all of them.
  const parts = most > 100 ? chunks(of, most) : of.length > 0 ? [of] : [];
  const group = JSON.parse(String(row['labels'])) as Record<string, string>;
  for (const part of parts) {
    const message = messageOf(telling?.kind ?? 'firing', group, part, most);
    const transitionAt = telling?.kind === 'repeat' ? now : Math.max(...part.map(({ at }) => at));
    writeMessage(statements, {
      receiver,
      groupKey: key,
      message,
      now,
      transitionAt,
      author: '',
      subjects: part.map(({ subject }) => subject),
    });
  }
  statements.run(
    'UPDATE notice_groups SET pending_since = NULL, last_told_at = ? WHERE key = ?',
    telling ? now : lastToldAt,
    key
  );
  const left = members.some((member) => markOf(statements, member.subject) !== null);
  schedule(statements, key, now);
  if (left) {
    // Marks may be taken away without anything else happening: look again, but not at once.
    const later = now + Math.max(60_000, policyOf(row).intervalMs);
    statements.run('UPDATE notice_groups SET due_at = ? WHERE key = ? AND due_at <= ?', later, key, later);
  }
  return parts.length;
}

function markOf(statements: Statements, subject: string): 'muted' | 'acknowledged' | null {
  const status = statements.get('SELECT status FROM incidents WHERE id = ?', subject)?.['status'];
  return status === 'muted' || status === 'acknowledged' ? status : null;
}

function writeMembers(statements: Statements, key: string, before: readonly Member[], after: readonly Member[]): void {
  const kept = new Map(after.map((member) => [member.subject, member]));
  for (const { subject, told } of before) {
    const now = kept.get(subject);
    if (!now) {
      statements.run('DELETE FROM notice_members WHERE group_key = ? AND subject = ?', key, subject);
    } else if (now.told !== told) {
      statements.run('UPDATE notice_members SET told = ? WHERE group_key = ? AND subject = ?', now.told, key, subject);
    }
  }
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size)
  );
}
