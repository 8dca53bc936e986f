import { dueAt, isForgettable, type Member, memberAfter, pendingOf } from '@vigil/core/notifications/group';
import type { Notice } from '@vigil/core/notifications/notice';
import type { Destination } from '@vigil/core/notifications/route-notice';
import type { Routing, Transition } from '../../outbox.ts';
import type { Row } from '../rows.ts';
import type { Statements } from '../statements.ts';

/** Inside a transaction: the oldest transitions into their groups. What must wait stays, and so does nothing else. */
export function routeTransitions(
  statements: Statements,
  limit: number,
  now: number,
  decide: (transition: Transition, id: number) => Routing
): { routed: number; more: boolean } {
  const rows = statements.all('SELECT id, body FROM transitions ORDER BY id LIMIT ?', limit);
  const touched = new Map<string, Destination>();
  let routed = 0;
  for (const { id, body } of rows) {
    const routing = decide(JSON.parse(String(body)) as Transition, Number(id));
    if (routing === 'later') {
      continue;
    }
    if ('removed' in routing) {
      forget(statements, routing.removed);
    } else {
      for (const destination of routing.destinations) {
        join(statements, destination, routing.notice);
        touched.set(destination.groupKey, destination);
      }
    }
    statements.run('DELETE FROM transitions WHERE id = ?', Number(id));
    routed += 1;
  }
  touched.forEach((destination) => schedule(statements, destination.groupKey, now));
  return { routed, more: rows.length === limit && routed > 0 };
}

/** An incident that became part of another: that one is told. */
function forget(statements: Statements, subject: string): void {
  statements.run('DELETE FROM notice_members WHERE subject = ?', subject);
}

function join(statements: Statements, { groupKey, receiver, group, policy }: Destination, notice: Notice): void {
  statements.run(
    `INSERT INTO notice_groups (key, receiver, labels, policy) VALUES (?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET policy = excluded.policy WHERE policy <> excluded.policy`,
    ...[groupKey, receiver, JSON.stringify(group), JSON.stringify(policy)]
  );
  const row = statements.get(
    'SELECT * FROM notice_members WHERE group_key = ? AND subject = ?',
    groupKey,
    notice.subject
  );
  const member = memberAfter(row && toMember(row), notice);
  if (!member || isForgettable(member, policy)) {
    statements.run('DELETE FROM notice_members WHERE group_key = ? AND subject = ?', groupKey, notice.subject);
    return;
  }
  statements.run(
    `INSERT INTO notice_members (group_key, subject, status, told, severity, occurrences, notice)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (group_key, subject) DO UPDATE SET status = excluded.status,
       told = excluded.told, severity = excluded.severity, occurrences = excluded.occurrences, notice = excluded.notice`,
    ...[groupKey, member.subject, member.status, member.told, member.severity, member.occurrences],
    JSON.stringify({ ...notice, severity: member.severity })
  );
}

/** Inside a transaction: when the group is due, from its members as they are. A group without members is no more. */
export function schedule(statements: Statements, groupKey: string, now: number): void {
  const row = statements.get('SELECT * FROM notice_groups WHERE key = ?', groupKey);
  if (!row) {
    return;
  }
  const members = membersOf(statements, groupKey).map(({ member }) => member);
  if (members.length === 0 && !isRecent(row, now)) {
    statements.run('DELETE FROM notice_groups WHERE key = ?', groupKey);
    return;
  }
  const policy = policyOf(row);
  const pending = pendingOf(members, policy);
  const since = row['pending_since'] === null ? now : Number(row['pending_since']);
  const pendingSince = pending.count > 0 ? since : null;
  const lastToldAt = row['last_told_at'] === null ? null : Number(row['last_told_at']);
  // An empty group is looked at once more, when its last message is no longer a reason to wait for the next one.
  const due =
    members.length === 0
      ? (lastToldAt ?? now) + policy.intervalMs
      : dueAt({ pendingSince, lastToldAt }, pending, policy);
  statements.run(
    'UPDATE notice_groups SET pending_since = ?, due_at = ? WHERE key = ?',
    ...[pendingSince, due, groupKey]
  );
}

/** Whether its last message still makes the next one wait. */
function isRecent(row: Row, now: number): boolean {
  return row['last_told_at'] !== null && Number(row['last_told_at']) + policyOf(row).intervalMs > now;
}

export function membersOf(statements: Statements, groupKey: string): Array<{ member: Member; notice: string }> {
  return statements
    .all('SELECT * FROM notice_members WHERE group_key = ? ORDER BY rowid', groupKey)
    .map((row) => ({ member: toMember(row), notice: String(row['notice']) }));
}

export function policyOf(row: Row): Destination['policy'] {
  return JSON.parse(String(row['policy'])) as Destination['policy'];
}

function toMember(row: Row): Member {
  return {
    subject: String(row['subject']),
    status: row['status'] as Member['status'],
    told: row['told'] as Member['told'],
    severity: row['severity'] as Member['severity'],
    occurrences: Number(row['occurrences']),
  };
}
