import { Notice } from '@vigil/core/notifications/notice';
import type { Transition } from '../../outbox.ts';
import type { Statements } from '../statements.ts';
import { writeTransitions } from './write-transitions.ts';

/**
 * Inside a transaction: what is new among these findings begins, what was known and is not among them ends, unless its check
 * can not tell (`silent`) or it is exempt (`held`).
 */
export function writeFindings(
  statements: Statements,
  cluster: string,
  { notices, silent, held }: { notices: readonly Notice[]; silent: readonly string[]; held: readonly string[] },
  now: number
): number {
  const rows = statements.all('SELECT subject, notice FROM known_findings WHERE cluster = ?', cluster);
  const known = new Map(rows.map(({ subject, notice }) => [String(subject), String(notice)]));
  const current = new Set([...notices.map(({ subject }) => subject), ...held]);
  const isFirst = known.size === 0;
  const transitions: Transition[] = [];
  const remember = (subject: string, notice: string) =>
    statements.run('INSERT INTO known_findings (cluster, subject, notice) VALUES (?, ?, ?)', cluster, subject, notice);
  if (isFirst) {
    remember('', '');
  }
  for (const notice of notices.filter(({ subject }) => !known.has(subject))) {
    remember(notice.subject, JSON.stringify(notice));
    transitions.push(...(isFirst ? [] : [{ notice, receiver: null, group: {} }]));
  }
  for (const [subject, text] of known) {
    if (subject !== '' && !current.has(subject)) {
      const before = Notice.parse(JSON.parse(text));
      if (!silent.includes(before.reason)) {
        statements.run('DELETE FROM known_findings WHERE cluster = ? AND subject = ?', cluster, subject);
        const notice: Notice = { ...before, status: 'resolved', at: now, endedAt: now };
        transitions.push({ notice, receiver: null, group: {} });
      }
    }
  }
  writeTransitions(statements, transitions);
  return transitions.length;
}
